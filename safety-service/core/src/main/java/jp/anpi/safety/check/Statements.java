package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.anpi.safety.clock.PowerCourse;
import jp.anpi.safety.clock.Supply;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.report.SafetyReport.Supplied;

/**
 * What the facts say that are neither corrected nor set aside by a person, axis by axis. Facts from before the onset tell
 * no good news: being well yesterday is no answer today, unless a person decided that it is.
 */
final class Statements {

    /** Direct beats hearsay, later observed beats earlier. */
    private static final Comparator<ReportFact> BY_WEIGHT = Comparator.comparing(
                    (ReportFact fact) -> fact.evidence() == Evidence.DIRECT)
            .thenComparing(ReportFact::conditionAt)
            .thenComparing(ReportFact.BY_OBSERVATION);

    private static final Comparator<ReportFact> BY_PLACE =
            Comparator.comparing(ReportFact::placeAsOf).thenComparing(ReportFact.BY_OBSERVATION);

    private final List<ReportFact> standing;
    private final GroupPolicy policy;
    private final Map<NeedKind, Open> needs = new EnumMap<>(NeedKind.class);
    private Optional<ReportFact> injury = Optional.empty();
    private Optional<ReportFact> death = Optional.empty();
    private final Map<SupplyKind, ReportFact> supplied = new EnumMap<>(SupplyKind.class);
    private final List<Supply> powers = new ArrayList<>();
    private final List<PowerCourse.Cause> losses = new ArrayList<>();
    private Optional<Outage> outage = Optional.empty();
    private final Optional<ReportFact> condition;
    private final Optional<ReportFact> place;
    private final List<ReportFact> answers;
    private final List<ReportFact> confirmations;

    Statements(List<ReportFact> facts, Instant onset, GroupPolicy policy) {
        this.policy = policy;
        List<ReportFact> counting =
                facts.stream().filter(fact -> !fact.setAside()).toList();
        Set<ReportId> corrected = corrected(counting);
        this.standing = counting.stream()
                .filter(fact -> !corrected.contains(fact.report()))
                .sorted(ReportFact.BY_OBSERVATION)
                .toList();
        if (standing.stream().allMatch(fact -> fact.observedUntil().isEmpty())) {
            standing.forEach(fact -> follow(fact, true, true));
        } else {
            steps().forEach(step -> follow(step.fact(), step.ends(), step.begins()));
        }
        List<ReportFact> sinceOnset = standing.stream()
                .filter(fact -> !fact.observedAt().isBefore(onset) || fact.carriedOver())
                .toList();
        this.condition = sinceOnset.stream()
                .filter(fact -> fact.condition() != Condition.UNKNOWN)
                .max(BY_WEIGHT);
        this.place = standing.stream()
                .filter(fact -> fact.place() != PlaceKind.UNKNOWN)
                .max(BY_PLACE);
        List<ReportFact> good = sinceOnset.stream()
                .filter(fact -> fact.contact() == ContactAxis.REACHED && policy.satisfiedBy(fact.evidence()))
                .toList();
        this.answers = newest(
                good,
                fact -> fact.condition() != Condition.UNKNOWN
                        || !fact.realNeeds().isEmpty());
        this.confirmations = newest(good, fact -> fact.states(Condition.SAFE, Condition.MINOR_INJURY));
    }

    /**
     * One fact at one moment: what it can bring to an end, and what it can begin. Where nobody knows exactly when something
     * was observed, it ends what was before the earliest moment it can have been, and begins what it states at the latest.
     */
    private record Step(ReportFact fact, Instant at, boolean ends, boolean begins) {}

    private List<Step> steps() {
        return standing.stream()
                .flatMap(fact -> fact.observedUntil().isEmpty()
                        ? Stream.of(new Step(fact, fact.observedAt(), true, true))
                        : Stream.of(
                                new Step(fact, fact.observedAt(), true, false),
                                new Step(fact, fact.latest(), false, true)))
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::fact, ReportFact.BY_OBSERVATION))
                .toList();
    }

    List<ReportFact> standing() {
        return standing;
    }

    /** Open needs: stated, and not taken back since by somebody who knows as well or better. */
    Set<NeedKind> needs() {
        Set<NeedKind> open = EnumSet.noneOf(NeedKind.class);
        open.addAll(needs.keySet());
        return open;
    }

    /** The losses of power that were reported, also those that are over. */
    List<PowerCourse.Cause> powerLosses() {
        List<PowerCourse.Cause> all = new ArrayList<>(losses);
        outage.map(lost -> new PowerCourse.Cause(lost.since().observedAt(), Optional.empty()))
                .ifPresent(all::add);
        return all;
    }

    /** Every time that somebody saw power come back or be brought. */
    List<Supply> powers() {
        return List.copyOf(powers);
    }

    /** Of each kind the newest supply that somebody saw. */
    List<Supply> supplies() {
        return supplied.entrySet().stream()
                .flatMap(entry -> entry.getValue().supplied().stream()
                        .filter(one -> one.kind() == entry.getKey())
                        .map(one -> new Supply(one.kind(), entry.getValue().observedAt(), one.lasts())))
                .toList();
    }

    boolean deathReported() {
        return death.isPresent();
    }

    /** The reports of danger that are still open, oldest observation first. */
    List<ReportFact> dangers(boolean livesOnPower) {
        Stream<ReportFact> needy = Stream.of(NeedKind.RESCUE, NeedKind.POWER)
                .filter(kind -> kind == NeedKind.RESCUE || livesOnPower)
                .flatMap(kind -> Stream.ofNullable(needs.get(kind)))
                .map(Open::since);
        return Stream.concat(needy, injury.stream())
                .distinct()
                .sorted(ReportFact.BY_OBSERVATION)
                .toList();
    }

    Optional<ReportFact> reportOfDeath() {
        return death;
    }

    /** Direct beats hearsay, later observed beats earlier. */
    Optional<ReportFact> condition() {
        return condition;
    }

    /** The newest whereabouts by their own time. */
    Optional<ReportFact> place() {
        return place;
    }

    /**
     * The newest statement by somebody who got through and whose evidence is good enough for the group; where the policy
     * wants several people's word, the oldest of the newest words that together suffice.
     */
    Optional<ReportFact> answer() {
        return enough(answers);
    }

    /** The newest good news among those. */
    Optional<ReportFact> confirmation() {
        return enough(confirmations);
    }

    /** Attempts in vain, oldest observation first. */
    List<ReportFact> attempts() {
        return standing.stream().filter(ReportFact::attempt).toList();
    }

    private Optional<ReportFact> enough(List<ReportFact> newest) {
        return newest.size() < policy.answers() ? Optional.empty() : Optional.of(newest.getLast());
    }

    boolean attemptedSince(Optional<Instant> cycleStart) {
        return standing.stream()
                .filter(ReportFact::attempt)
                .anyMatch(fact -> cycleStart
                        .map(start -> !fact.observedAt().isBefore(start))
                        .orElse(true));
    }

    /** The facts without which the reading would be another. */
    Set<ReportId> deciding() {
        Set<ReportId> ids = new HashSet<>();
        Stream.of(condition, place, injury, death).flatMap(Optional::stream).forEach(fact -> ids.add(fact.report()));
        Stream.of(answers, confirmations).flatMap(List::stream).forEach(fact -> ids.add(fact.report()));
        needs.values().forEach(open -> {
            ids.add(open.since().report());
            ids.add(open.strongest().report());
        });
        supplied.values().forEach(fact -> ids.add(fact.report()));
        outage.ifPresent(lost -> ids.add(lost.since().report()));
        return ids;
    }

    /**
     * What follows from the facts, however many of them it is read from: two lists of facts with one meaning make the same
     * check, but for how often somebody tried in vain.
     */
    record Meaning(
            Set<ReportId> deciding,
            Map<NeedKind, ReportId> needs,
            Optional<ReportId> condition,
            Optional<ReportId> place,
            Optional<ReportId> injury,
            Optional<ReportId> death,
            List<ReportId> answers,
            List<ReportId> confirmations,
            Optional<Instant> newest,
            List<Supply> supplies,
            List<Supply> powers,
            List<PowerCourse.Cause> powerLosses) {}

    Meaning meaning() {
        Map<NeedKind, ReportId> open = new EnumMap<>(NeedKind.class);
        needs.forEach((kind, need) -> open.put(kind, need.since().report()));
        return new Meaning(
                deciding(),
                open,
                condition.map(ReportFact::report),
                place.map(ReportFact::report),
                injury.map(ReportFact::report),
                death.map(ReportFact::report),
                ids(answers),
                ids(confirmations),
                standing.stream().map(ReportFact::observedAt).max(Comparator.naturalOrder()),
                supplies(),
                powers(),
                powerLosses());
    }

    private static List<ReportId> ids(List<ReportFact> facts) {
        return facts.stream().map(ReportFact::report).toList();
    }

    /** The newest word of each of as many people as the policy wants, newest first. */
    private List<ReportFact> newest(List<ReportFact> oldestFirst, Predicate<ReportFact> states) {
        Stream<ReportFact> good = oldestFirst.reversed().stream().filter(states);
        if (policy.answers() == 1) {
            return good.limit(1).toList();
        }
        Set<Optional<String>> heard = new HashSet<>();
        return good.filter(fact -> heard.add(fact.voice()))
                .limit(policy.answers())
                .toList();
    }

    private void follow(ReportFact fact, boolean ends, boolean begins) {
        Set<NeedKind> stated = fact.realNeeds();
        if (ends && !fact.needs().isEmpty()) {
            needs.entrySet()
                    .removeIf(open ->
                            !stated.contains(open.getKey()) && open.getValue().yieldsTo(fact));
        }
        if (begins) {
            stated.forEach(kind -> needs.merge(kind, new Open(fact, fact), (open, _) -> open.repeatedBy(fact)));
        }
        if (ends && fact.evidence() == Evidence.DIRECT) {
            fact.supplied().forEach(supply -> {
                supplied.put(supply.kind(), fact);
                if (supply.kind() == SupplyKind.POWER) {
                    powers.add(new Supply(SupplyKind.POWER, fact.observedAt(), supply.lasts()));
                }
                NeedKind met = metBy(supply.kind());
                if (!fact.needs().contains(met)) {
                    needs.remove(met);
                }
            });
        }
        followPower(fact, ends, begins);
        boolean seenAlive = fact.evidence() == Evidence.DIRECT
                && fact.states(Condition.SAFE, Condition.MINOR_INJURY, Condition.UNWELL);
        if (seenAlive) {
            injury = ends ? Optional.empty() : injury;
            death = ends ? Optional.empty() : death;
        } else if (begins && fact.states(Condition.SERIOUS_INJURY)) {
            injury = injury.or(() -> Optional.of(fact));
            death = fact.evidence() == Evidence.DIRECT ? Optional.empty() : death;
        } else if (begins && fact.states(Condition.DEAD)) {
            death = death.or(() -> Optional.of(fact));
        }
    }

    /**
     * Power is lost until it is back, not until nobody asks for it any more: once something was brought that only lasts a
     * while, "nothing needed" is true and ends no loss.
     */
    private void followPower(ReportFact fact, boolean ends, boolean begins) {
        boolean needed = needs.containsKey(NeedKind.POWER);
        if (begins && fact.needs().contains(NeedKind.POWER)) {
            outage = outage.or(() -> Optional.of(new Outage(fact, false)));
        }
        if (ends && fact.evidence() == Evidence.DIRECT) {
            for (Supplied supply : fact.supplied()) {
                boolean back =
                        supply.kind() == SupplyKind.POWER && supply.lasts().isEmpty();
                if (back && !fact.needs().contains(NeedKind.POWER)) {
                    endLoss(fact);
                } else if (supply.kind().bridgesAnOutage()) {
                    outage = outage.map(lost -> new Outage(lost.since(), true));
                }
            }
        }
        if (!needed && outage.filter(lost -> !lost.bridged()).isPresent()) {
            endLoss(fact);
        }
    }

    private void endLoss(ReportFact fact) {
        outage.map(lost -> new PowerCourse.Cause(lost.since().observedAt(), Optional.of(fact.observedAt())))
                .ifPresent(losses::add);
        outage = Optional.empty();
    }

    private static NeedKind metBy(SupplyKind supply) {
        return switch (supply) {
            case POWER, VENTILATOR, TUBE_FEEDING, OTHER_DEVICE -> NeedKind.POWER;
            case OXYGEN -> NeedKind.OXYGEN;
            case SUCTION -> NeedKind.SUCTION_CARE;
            case DIALYSIS -> NeedKind.DIALYSIS;
            case MEDICINE -> NeedKind.MEDICINE;
        };
    }

    /** Corrections that go round in a circle correct nothing: otherwise all of them would vanish. */
    private static Set<ReportId> corrected(List<ReportFact> facts) {
        Map<ReportId, ReportId> corrects = new HashMap<>();
        facts.forEach(fact -> fact.supersedes().ifPresent(target -> corrects.put(fact.report(), target)));
        Set<ReportId> corrected = new HashSet<>();
        corrects.forEach((from, target) -> {
            if (!leadsTo(corrects, target, from)) {
                corrected.add(target);
            }
        });
        return corrected;
    }

    private static boolean leadsTo(Map<ReportId, ReportId> corrects, ReportId from, ReportId wanted) {
        Set<ReportId> seen = new HashSet<>();
        Optional<ReportId> at = Optional.of(from);
        while (at.isPresent() && seen.add(at.get())) {
            if (at.get().equals(wanted)) {
                return true;
            }
            at = Optional.ofNullable(corrects.get(at.get()));
        }
        return false;
    }

    /**
     * A reported loss of power.
     *
     * @param bridged whether something that lasts a while was brought since
     */
    private record Outage(ReportFact since, boolean bridged) {}

    /** A need, who stated it first, and the best-founded statement of it since. */
    private record Open(ReportFact since, ReportFact strongest) {

        boolean yieldsTo(ReportFact later) {
            return later.evidence() == Evidence.DIRECT || strongest.evidence() == Evidence.HEARSAY;
        }

        Open repeatedBy(ReportFact later) {
            boolean better = strongest.evidence() == Evidence.HEARSAY && later.evidence() == Evidence.DIRECT;
            return new Open(since, better ? later : strongest);
        }
    }
}
