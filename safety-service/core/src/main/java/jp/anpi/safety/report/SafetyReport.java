package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;

/**
 * What a sender stated about one person, exactly as they stated it: four independent axes and what goes with them. Times
 * are the sender's own; {@link SenderClock} judges them. A correction is another report.
 *
 * @param observed when the sender saw or learnt it, by the sender's clock
 * @param enteredAt when paper or a call was typed in
 * @param sequence counts a device's own reports
 */
public record SafetyReport(
        ReportId id,
        Optional<PersonId> person,
        TypedName typed,
        ContactAxis contact,
        Evidence evidence,
        Condition condition,
        Place place,
        List<Need> needs,
        List<Supplied> supplied,
        Optional<String> notes,
        Source source,
        Optional<Channel> channel,
        Optional<ReportedBy> reportedBy,
        Observed observed,
        Optional<Instant> enteredAt,
        Optional<ReportId> supersedes,
        Optional<String> bundleId,
        Optional<String> deviceId,
        Optional<Long> sequence) {

    public SafetyReport {
        needs = List.copyOf(needs);
        supplied = List.copyOf(supplied);
        if (supersedes.filter(id::equals).isPresent()) {
            throw new IllegalArgumentException("a report cannot correct itself: " + id);
        }
    }

    /** The kinds of need stated, NONE included; empty when nobody asked. */
    public Set<NeedKind> needKinds() {
        Set<NeedKind> kinds = EnumSet.noneOf(NeedKind.class);
        needs.forEach(need -> kinds.add(need.kind()));
        return kinds;
    }

    /** Whether the needs do not fit the condition: safe and to be rescued, dead and in need of anything. */
    public boolean contradictsItself() {
        Set<NeedKind> kinds = needKinds();
        return switch (condition) {
            case SAFE -> kinds.contains(NeedKind.RESCUE);
            case DEAD -> kinds.stream().anyMatch(need -> need != NeedKind.NONE);
            case MINOR_INJURY, SERIOUS_INJURY, UNWELL, UNKNOWN -> false;
        };
    }

    /** Name, address and date of birth in any notation, as the sender typed them, never altered. */
    public record TypedName(Optional<String> name, Optional<String> address, Optional<String> birthDate) {

        /** Nothing typed: the person was picked. */
        public static final TypedName NOTHING = new TypedName(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Whereabouts.
     *
     * @param asOf its own time by the sender's clock; empty means the time of the report
     */
    public record Place(PlaceKind kind, Optional<String> detail, Optional<Position> position, Optional<Instant> asOf) {

        /** Not stated. */
        public static final Place UNKNOWN =
                new Place(PlaceKind.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A need and its own words, for example which medicine and for how many days. */
    public record Need(NeedKind kind, Optional<String> detail) {}

    /**
     * What was brought, changed or restored at the time of the report.
     *
     * @param lasts empty for power that is back for good and for a dialysis session
     */
    public record Supplied(SupplyKind kind, Optional<Duration> lasts) {}

    /** Who saw or learnt it, when that is not the signed-in sender. */
    public record ReportedBy(Optional<MemberId> member, Optional<String> name, Optional<String> role) {}
}
