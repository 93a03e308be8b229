package jp.anpi.safety.lookahead;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.incident.CityGround;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.store.StoreReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the desk may ask about what has not happened yet. */
@RestController
@RequestMapping("/api/incidents/{incident}")
final class LookAheadRoutes {

    private static final int MOST_CALLERS = 500;
    private static final int LONGEST_CALL = 120;
    private static final int MOST_CALLS = 500;
    private static final int SHOWN = 100;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int SIDE_BY_SIDE = 2;
    private static final Text BETWEEN = new Text("{0}〜{1} の整数を指定してください。", "Use a whole number from {0} to {1}.");

    private final Incidents incidents;
    private final WhatIfs whatIfs;
    private final CallPlans callPlans;
    private final Roster roster;
    private final InstantSource clock;
    private final AtOnce atOnce = new AtOnce(SIDE_BY_SIDE);

    LookAheadRoutes(Incidents incidents, WhatIfs whatIfs, CallPlans callPlans, Roster roster, InstantSource clock) {
        this.incidents = incidents;
        this.whatIfs = whatIfs;
        this.callPlans = callPlans;
        this.roster = roster;
        this.clock = clock;
    }

    @PostMapping("/what-if")
    Mono<WhatIfAnswer> whatIf(@PathVariable String incident, @RequestBody WhatIfRequest request, Caller caller) {
        return Mono.defer(() -> {
            Incident of = known(incident, caller);
            Instant now = now(of);
            PowerLoss loss = request.read(CityGround.of(roster.districts()), now);
            boolean deaths = CallerAccess.sightOfAll(caller, of.mode()).deaths();
            return atOnce.answer(StoreReads.answer(whatIfs.answer(of, loss, now, deaths), LONGEST));
        });
    }

    @GetMapping("/call-plan")
    Mono<CallPlanAnswer> callPlan(
            @PathVariable String incident,
            @RequestParam Optional<String> callers,
            @RequestParam Optional<String> minutes,
            @RequestParam Optional<String> limit,
            Caller caller) {
        return Mono.defer(() -> {
            Incident of = known(incident, caller);
            var hands = new CallPlans.Hands(
                    number("callers", callers, 1, MOST_CALLERS),
                    number("minutes", minutes, 5, LONGEST_CALL),
                    number("limit", limit, SHOWN, MOST_CALLS));
            return atOnce.answer(StoreReads.answer(callPlans.answer(of, hands, now(of))));
        });
    }

    private Incident known(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.WORK_ON_CHECK, Relation.NONE, of.mode());
        return of;
    }

    private Instant now(Incident of) {
        return of.facts().clock().incidentTime(clock.instant());
    }

    private static int number(String name, Optional<String> text, int otherwise, int most) {
        if (text.filter(given -> !given.isBlank()).isEmpty()) {
            return otherwise;
        }
        try {
            int given = Integer.parseInt(text.get().strip());
            if (given >= 1 && given <= most) {
                return given;
            }
        } catch (NumberFormatException noNumber) {
            // Answered below like a number that is too big.
        }
        throw Problem.parameter(name, BETWEEN, 1, most).refused();
    }
}
