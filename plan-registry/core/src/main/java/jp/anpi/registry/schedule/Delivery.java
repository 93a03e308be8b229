package jp.anpi.registry.schedule;

import java.time.YearMonth;
import java.util.List;

/** What one file says about one person's month. */
public sealed interface Delivery {

    Insured insured();

    YearMonth month();

    Sequence sequence();

    /**
     * The whole month as planned, services of all offices included whoever the file is for; replaces older ones.
     *
     * @param addressee whom this copy was made for
     * @param lost rows about this person that could not be read: the month has gaps
     */
    record Planned(Insured insured, YearMonth month, Sequence sequence, String addressee, List<Visit> visits, int lost)
            implements Delivery {
        public Planned {
            visits = List.copyOf(visits);
        }
    }

    /** The copy for one office is withdrawn: that office has no service left in the month. */
    record PlanWithdrawn(Insured insured, YearMonth month, Sequence sequence, String addressee) implements Delivery {}

    /**
     * What one office did of one kind of service.
     *
     * @param lost rows about it that could not be read: the report has gaps
     */
    record Done(
            Insured insured,
            YearMonth month,
            Sequence sequence,
            String provider,
            String type,
            List<Visit> visits,
            int lost)
            implements Delivery {
        public Done {
            visits = List.copyOf(visits);
        }
    }

    /** What an office said it did is withdrawn; the plan counts again. */
    record DoneWithdrawn(Insured insured, YearMonth month, Sequence sequence, String provider, String type)
            implements Delivery {}
}
