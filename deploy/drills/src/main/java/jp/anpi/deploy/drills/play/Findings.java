package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.deploy.drills.play.DrillResult.OfficeAnswers;
import jp.anpi.deploy.drills.product.Answer;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Office;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** Gathers what the report page shows when the drill is over, and closes the drill. */
final class Findings {
    private static final Set<CheckState> OPEN = EnumSet.of(CheckState.SILENT, CheckState.TRYING);

    private final Product product;
    private final IncidentId incident;
    private final Ledger ledger;
    private final List<String> troubles = new ArrayList<>();

    Findings(Product product, IncidentId incident, Ledger ledger) {
        this.product = product;
        this.incident = incident;
        this.ledger = ledger;
    }

    DrillResult result(
            Play.Settings settings,
            IncidentClock incidentClock,
            Instant started,
            List<DrillResult.FailedStep> failed,
            List<Verdict> verdicts,
            Instant now) {
        List<Check> checks = checks();
        List<OfficeAnswers> offices = offices();
        if (!settings.scenario().keepOpen()) close();
        troubles.addAll(ledger.troubles());
        Ledger.Tally tally = ledger.tally(now);
        return new DrillResult(
                settings.scenario(),
                settings.file(),
                settings.seed(),
                incidentClock.speed(),
                product.url(),
                incident,
                started,
                incidentClock.onset(),
                incidentClock.sinceOnset(now),
                roster(checks),
                ledger.samples().stream()
                        .map(sample -> new DrillResult.Look(sample.at(), sample.counts()))
                        .toList(),
                List.copyOf(verdicts),
                failed,
                new DrillResult.Post(
                        tally.due(),
                        tally.sent(),
                        tally.repeated(),
                        tally.acknowledged(),
                        tally.refused(),
                        tally.givenUp(),
                        tally.unequal()),
                missed(checks),
                offices,
                List.copyOf(troubles));
    }

    private List<Check> checks() {
        try {
            return product.checks(incident);
        } catch (ProductFailure failure) {
            troubles.add(String.valueOf(failure.getMessage()));
            return List.of();
        }
    }

    private static Map<PriorityGroup, Integer> roster(List<Check> checks) {
        Map<PriorityGroup, Integer> roster = new EnumMap<>(PriorityGroup.class);
        checks.forEach(check -> roster.merge(check.group(), 1, Integer::sum));
        return roster;
    }

    /** Nobody is asked about the last group, so that its silent people are nobody's miss. */
    private static List<Check> missed(List<Check> checks) {
        return checks.stream()
                .filter(check -> OPEN.contains(check.state()) && check.group() != PriorityGroup.GENERAL)
                .sorted(Comparator.comparing(Check::group)
                        .thenComparing(Comparator.comparingInt(
                                        (Check check) -> check.rung().orElse(0))
                                .reversed())
                        .thenComparing(Check::person))
                .toList();
    }

    private List<OfficeAnswers> offices() {
        Map<PersonId, Duration> answers = ledger.firstAnswers();
        try {
            return product.offices().stream()
                    .map(office -> answersOf(office, answers))
                    .filter(office -> office.clients() > 0)
                    .sorted(Comparator.comparingDouble(
                                    (OfficeAnswers office) -> -(double) office.unanswered() / office.clients())
                            .thenComparing(office -> office.office().id()))
                    .toList();
        } catch (ProductFailure failure) {
            troubles.add(String.valueOf(failure.getMessage()));
            return List.of();
        }
    }

    private OfficeAnswers answersOf(Office office, Map<PersonId, Duration> answers) {
        List<Check> clients = product.checksOf(incident, office.id());
        int unanswered = (int)
                clients.stream().filter(check -> OPEN.contains(check.state())).count();
        List<Duration> times = clients.stream()
                .map(check -> answers.get(check.person()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        Optional<Duration> median = times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
        return new OfficeAnswers(office, clients.size(), unanswered, median);
    }

    private void close() {
        Answer answer = product.close(incident);
        if (!(answer instanceof Answer.Ok)) troubles.add("the drill could not be closed: " + answer);
    }
}
