package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that happens in a drill. */
public sealed interface Act {

    /**
     * Reports about people of the roster.
     *
     * @param spread the reports leave evenly at random within this time after the step
     * @param resend how often each report is sent again with the same bytes
     * @param bundle one bundle id for all of them, as a family reports together
     */
    record Reports(Who who, ReportForm form, Duration spread, int resend, boolean bundle) implements Act {
        public Reports {
            if (resend < 0) throw new IllegalArgumentException("resend is 0 or more");
        }
    }

    /** A report about somebody by name and address instead of an id. */
    record Unlisted(String name, String address, Optional<String> birthDate, ReportForm form, int resend)
            implements Act {
        public Unlisted {
            if (resend < 0) throw new IllegalArgumentException("resend is 0 or more");
        }
    }

    /** A power cut in an area, until a time after the onset when that is known. */
    record Outage(Area area, Optional<Duration> until) implements Act {}

    /** The power is back wherever it was cut in this drill. */
    record PowerBack() implements Act {}

    /** Some offices say how they stand, none of them twice. */
    record Offices(int count, Status status, Map<Figure, Integer> figures) implements Act {
        public Offices {
            if (count < 1) throw new IllegalArgumentException("at least one office");
            figures = Map.copyOf(figures);
        }

        public enum Status {
            OPEN,
            REDUCED,
            CLOSED
        }

        /** What an office may say beside its status, as the API names it. */
        public enum Figure {
            staff,
            stockDays,
            freePlaces,
            present,
            unconfirmed
        }
    }

    /** The desk asks the offices in the flood area to reduce or to close. */
    record AskOffices(Measure measure) implements Act {
        public enum Measure {
            REDUCE,
            CLOSE
        }
    }

    /** Somebody at the desk has seen what was handed to it. */
    record Acknowledge() implements Act {}

    /** Members who are victims themselves: one by id, or some of a role. */
    record Unavailable(Members members) implements Act {}

    /** Whoever was marked as a victim in this drill can act again. */
    record Available() implements Act {}

    sealed interface Members {
        record ById(String id) implements Members {}

        record OfRole(String role, int count) implements Members {
            public OfRole {
                if (count < 1) throw new IllegalArgumentException("at least one member");
            }
        }
    }

    record Claim(Who who) implements Act {}

    record Release(Who who) implements Act {}

    record Note(Who who, String text) implements Act {}

    record Close() implements Act {}

    /** Ends the local product as a power cut would. */
    record Kill() implements Act {}

    /** Starts the local product again on its data, after an orderly stop when it still runs. */
    record Restart() implements Act {}

    record Expect(List<Expectation> expectations) implements Act {
        public Expect {
            expectations = List.copyOf(expectations);
        }
    }
}
