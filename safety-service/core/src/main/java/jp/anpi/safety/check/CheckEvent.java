package jp.anpi.safety.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.report.Received;

/** What can happen to a check. Instants are incident time. */
public sealed interface CheckEvent {

    /** A report about the person; {@code link} names the command when a person decided that it is about them. */
    record Reported(Received received, Optional<CommandId> link) implements CheckEvent {}

    /** The report was not about this person after all. */
    record Unlinked(ReportId report, CommandId command) implements CheckEvent {}

    /** A person decided whether the report counts. */
    record Judged(ReportId report, boolean counts, CommandId command) implements CheckEvent {}

    record Claimed(CommandId command, Actor by, Instant at) implements CheckEvent {}

    record Released(CommandId command, Actor by) implements CheckEvent {}

    /** A car or a team is sent to the person. */
    record Dispatched(CommandId command, String team, Actor by, Instant at) implements CheckEvent {}

    /** The one that was sent then has arrived or come back. */
    record DispatchMoved(CommandId command, Instant sentAt, CheckInput.DispatchMoved.Move move, Instant at)
            implements CheckEvent {}

    /** The words themselves are kept elsewhere: a check carries no free text. */
    record Noted(CommandId command) implements CheckEvent {}

    record NoticeEnded(NoticeId notice, CheckInput.NoticeFate.Fate fate) implements CheckEvent {}

    /** A member who may be asked about this person cannot act; the incident's facts already say so. */
    record ReporterUnavailable(MemberId member) implements CheckEvent {}

    /** A person decided that what is known from another incident counts here too; see {@link CarriedFacts#of}. */
    record CarriedOver(List<ReportFact> facts) implements CheckEvent {
        public CarriedOver {
            facts = List.copyOf(facts);
        }
    }

    /** A person decided that what came from that incident counts here no longer. */
    record CarryOverTakenBack(IncidentId from) implements CheckEvent {}

    /** The member can act again; the incident's facts already say so. */
    record ReporterAvailable(MemberId member) implements CheckEvent {}

    /** An office that may be asked about this person cannot act, none of its members can. */
    record OfficeUnavailable(OfficeId office) implements CheckEvent {}

    /** The office can act again. */
    record OfficeAvailable(OfficeId office) implements CheckEvent {}

    /**
     * The same event, with reports that the check may have let go and that count again where the event takes something back;
     * see {@link Recall}.
     */
    record Recalling(CheckEvent event, List<Report> reports) implements CheckEvent {
        public Recalling {
            reports = List.copyOf(reports);
        }

        /** @param setAside whether a person decided that it does not count */
        public record Report(Received received, boolean setAside) {}
    }

    /** Something about the whole incident changed (an outage, the closing): look again with the new facts. */
    record IncidentChanged() implements CheckEvent {}
}
