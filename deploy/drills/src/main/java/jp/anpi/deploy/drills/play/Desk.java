package jp.anpi.deploy.drills.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.deploy.drills.product.Answer;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.LocalProduct;
import jp.anpi.deploy.drills.product.MemberId;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.scenario.Act;

/** Does the steps that are neither reports nor expectations, and says which could not be done. */
final class Desk {
    private final Product product;
    private final IncidentId incident;
    private final IncidentClock incidentClock;
    private final Optional<LocalProduct> local;
    private final List<DrillResult.FailedStep> failed = new ArrayList<>();
    private final Set<MemberId> victims = new LinkedHashSet<>();

    Desk(Product product, IncidentId incident, IncidentClock incidentClock, Optional<LocalProduct> local) {
        this.product = product;
        this.incident = incident;
        this.incidentClock = incidentClock;
        this.local = local;
    }

    List<DrillResult.FailedStep> failed() {
        return List.copyOf(failed);
    }

    void act(Course.DeskStep step) {
        switch (step.step().act()) {
            case Act.Claim _ -> each(step, step.people(), person -> product.claim(incident, person));
            case Act.Release _ -> each(step, step.people(), person -> product.release(incident, person));
            case Act.Note note -> each(step, step.people(), person -> product.note(incident, person, note.text()));
            case Act.Unavailable _ -> {
                each(step, step.members(), member -> product.unavailable(incident, member));
                victims.addAll(step.members());
            }
            case Act.Available _ -> {
                each(step, List.copyOf(victims), member -> product.available(incident, member));
                victims.clear();
            }
            case Act.Acknowledge _ -> each(step, List.of(incident), product::acknowledge);
            case Act.Offices offices ->
                each(
                        step,
                        step.offices(),
                        office -> product.facility(incident, office, offices.status(), offices.figures()));
            case Act.AskOffices ask -> each(step, List.of(incident), _ -> product.askOffices(incident, ask.measure()));
            case Act.PowerBack _ ->
                each(step, product.outages(incident), outage -> product.powerBack(incident, outage));
            case Act.Outage outage -> {
                Instant from = incidentClock.onset().plus(step.step().at());
                Optional<Instant> until = outage.until().map(incidentClock.onset()::plus);
                each(step, List.of(incident), _ -> product.outage(incident, outage.area(), from, until));
            }
            case Act.Close _ -> each(step, List.of(incident), product::close);
            case Act.Kill _ -> local.orElseThrow().kill();
            case Act.Restart _ -> local.orElseThrow().restart();
            case Act.Reports _, Act.Unlisted _, Act.Expect _ ->
                throw new IllegalArgumentException("not a step of the desk: " + step.step());
        }
    }

    private <T> void each(Course.DeskStep step, List<T> all, Function<T, Answer> act) {
        for (T one : all) {
            Answer answer = act.apply(one);
            if (!(answer instanceof Answer.Ok)) {
                String why = name(step.step().act()) + " " + one + ": " + answer;
                failed.add(new DrillResult.FailedStep(
                        step.step().line(), step.step().at(), why));
            }
        }
    }

    private static String name(Act act) {
        return act.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
