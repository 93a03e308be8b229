package jp.anpi.registry.plan;

import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.PlanHistory.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class PlanRoutes {

    private final Plans plans;
    private final NamesInPlans names;

    PlanRoutes(Plans plans, NamesInPlans names) {
        this.plans = plans;
        this.names = names;
    }

    @GetMapping("/api/persons/{id}/plans")
    Mono<Listing<PlanAnswer>> versions(@PathVariable PersonId id, Caller caller) {
        return plans.find(id)
                .map(shown -> new Listing<>(
                        shown.history().versions().stream()
                                .map(plan -> answer(shown, plan, caller))
                                .toList(),
                        Optional.empty()));
    }

    @GetMapping("/api/persons/{id}/plans/{version}")
    Mono<PlanAnswer> version(@PathVariable PersonId id, @PathVariable int version, Caller caller, Language language) {
        return plans.find(id).flatMap(shown -> whole(shown, version, caller, language));
    }

    /** What this version says otherwise than an earlier one, or than nothing. */
    @GetMapping("/api/persons/{id}/plans/{version}/differences")
    Mono<Listing<PlanDifference>> differences(
            @PathVariable PersonId id, @PathVariable int version, @RequestParam Optional<Integer> from, Caller caller) {
        return plans.find(id).flatMap(shown -> {
            PlanContent after = content(shown, version, caller);
            PlanContent before = from.or(() -> Optional.of(version - 1).filter(number -> number > 0))
                    .map(number -> content(shown, number, caller))
                    .orElse(PlanContent.BLANK);
            return names.of(shown.person(), before, after)
                    .map(called -> new Listing<>(PlanDifferences.between(before, after, called), Optional.empty()));
        });
    }

    @PostMapping("/api/persons/{id}/plans")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PlanAnswer> begin(
            @PathVariable PersonId id, @RequestBody Mono<PlanRequests.Begin> body, Caller caller, Language language) {
        return body.flatMap(request -> act(
                id,
                caller,
                language,
                shown -> willing(shown).begin(request.read().orElseGet(() -> known(shown)), by(caller))));
    }

    @PutMapping("/api/persons/{id}/plans/{version}")
    Mono<PlanAnswer> write(
            @PathVariable PersonId id,
            @PathVariable int version,
            @RequestBody Mono<PlanRequests.Write> body,
            Caller caller,
            Language language) {
        return body.flatMap(request -> act(
                id,
                caller,
                language,
                shown -> shown.history().write(version, request.readEdit(), request.read(), by(caller))));
    }

    @PostMapping("/api/persons/{id}/plans/{version}/submit")
    Mono<PlanAnswer> submit(
            @PathVariable PersonId id,
            @PathVariable int version,
            @RequestBody Mono<PlanRequests.Step> body,
            Caller caller,
            Language language) {
        return body.flatMap(request ->
                act(id, caller, language, shown -> shown.history().submit(version, request.readEdit())));
    }

    @PostMapping("/api/persons/{id}/plans/{version}/give-back")
    Mono<PlanAnswer> giveBack(
            @PathVariable PersonId id,
            @PathVariable int version,
            @RequestBody Mono<PlanRequests.Step> body,
            Caller caller,
            Language language) {
        return body.flatMap(request ->
                act(id, caller, language, shown -> shown.history().giveBack(version, request.readEdit())));
    }

    @PostMapping("/api/persons/{id}/plans/{version}/confirm")
    Mono<PlanAnswer> confirm(
            @PathVariable PersonId id,
            @PathVariable int version,
            @RequestBody Mono<PlanRequests.Confirm> body,
            Caller caller,
            Language language) {
        return body.flatMap(request -> act(
                id,
                caller,
                language,
                shown -> willing(shown).confirm(version, request.readEdit(), request.read(plans.today()))));
    }

    @PostMapping("/api/persons/{id}/plans/{version}/withdraw")
    Mono<PlanAnswer> withdraw(
            @PathVariable PersonId id,
            @PathVariable int version,
            @RequestBody Mono<PlanRequests.Withdraw> body,
            Caller caller,
            Language language) {
        return body.flatMap(request -> act(
                id,
                caller,
                language,
                shown -> shown.history().withdraw(version, request.readEdit(), request.readWhy(), plans.today())));
    }

    private Mono<PlanAnswer> act(PersonId id, Caller caller, Language language, Function<Plans.Shown, Outcome> act) {
        return plans.act(id, shown -> {
                    if (hidesPlaces(shown, caller)) {
                        throw Problem.of(PlanProblem.PLAN_PLACES_HIDDEN).refused();
                    }
                    return act.apply(shown);
                })
                .flatMap(plan -> plans.find(id).flatMap(shown -> whole(shown, plan.version(), caller, language)));
    }

    /** A draft that nobody has written in: what counts now, else what is known of the person. */
    private static PlanContent known(Plans.Shown shown) {
        return shown.history().current().map(EvacuationPlan::content).orElseGet(() -> PlanContent.of(shown.person()));
    }

    private Written by(Caller caller) {
        return new Written(caller.displayName(), plans.today());
    }

    private Mono<PlanAnswer> whole(Plans.Shown shown, int version, Caller caller, Language language) {
        EvacuationPlan plan = found(shown, version);
        return Mono.zip(plans.notices(shown.person(), plan), names.of(shown.person(), plan.content()))
                .map(known -> answer(shown, plan, caller)
                        .with(
                                plan.content(),
                                known.getT1().stream()
                                        .filter(notice -> !(hidesPlaces(shown, caller) && notice.betraysPlaces()))
                                        .map(notice -> PlanAnswer.Notice.of(notice, language))
                                        .toList(),
                                known.getT2()));
    }

    private PlanAnswer answer(Plans.Shown shown, EvacuationPlan plan, Caller caller) {
        Standing standing = shown.history().standing(plan, plans.terms(), plans.today());
        PlanHistory others = shown.history().without(plan.version());
        return PlanAnswer.of(
                plan,
                standing,
                plans.terms(),
                hidesPlaces(shown, caller),
                others.current()
                        .map(one -> new PlanAnswer.Other(
                                one.version(), others.standing(one, plans.terms(), plans.today()))));
    }

    /** No plan is made for who said no to it, and none comes to count (災害対策基本法 49条の14第1項ただし書). */
    private static PlanHistory willing(Plans.Shown shown) {
        if (shown.person().wantsNoPlan()) {
            throw Problem.of(PlanProblem.NO_PLAN_WANTED).refused();
        }
        return shown.history();
    }

    private static PlanContent content(Plans.Shown shown, int version, Caller caller) {
        PlanContent whole = found(shown, version).content();
        return hidesPlaces(shown, caller) ? whole.withoutPlaces() : whole;
    }

    private static EvacuationPlan found(Plans.Shown shown, int version) {
        return shown.history()
                .version(version)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
    }

    private static boolean hidesPlaces(Plans.Shown shown, Caller caller) {
        return !Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY)
                .home(shown.person().home());
    }
}
