package jp.anpi.registry.mistake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.audit.RecordedFirst;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.joining.Joining;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Two entries of one person are looked at beside each other, and made one. */
@RestController
final class DoubleEntryRoutes {

    private final DoubleEntries entries;

    DoubleEntryRoutes(DoubleEntries entries) {
        this.entries = entries;
    }

    /**
     * How much comes to the one that stays.
     *
     * @param plans versions
     */
    record Coming(int assignments, int services, int contacts, int consents, int plans) {

        static Coming of(DoubleEntries.Both both) {
            PersonState goes = both.people().goes();
            return new Coming(
                    goes.assignments().size(),
                    goes.services().size(),
                    goes.contacts().size(),
                    goes.consents().size(),
                    both.otherPlan().versions().size());
        }
    }

    /**
     * @param version of the one that stays, to be sent with the joining
     * @param otherVersion of the one that goes
     * @param differences in what they contradict each other; what the one that stays says counts
     * @param twoPlans whether one of their plans must be chosen
     */
    record Look(
            PersonId personId,
            long version,
            PersonId otherPersonId,
            long otherVersion,
            Set<Joining.Difference> differences,
            boolean twoPlans,
            Coming coming) {

        static Look of(DoubleEntries.Both both) {
            PersonState stays = both.people().stays();
            PersonState goes = both.people().goes();
            return new Look(
                    stays.id(),
                    stays.version(),
                    goes.id(),
                    goes.version(),
                    both.people().differences(),
                    both.plansContradict(),
                    Coming.of(both));
        }
    }

    /** @param version of the one that stays, now */
    record Joined(PersonId personId, long version) {}

    record Request(
            Optional<Long> version,
            Optional<Long> otherVersion,
            Optional<DoubleEntries.PlanOf> plan,
            Optional<String> reason) {

        DoubleEntries.Order order() {
            return new DoubleEntries.Order(version, otherVersion, plan);
        }
    }

    @GetMapping("/api/persons/{id}/double/{other}")
    Mono<Look> look(@PathVariable PersonId id, @PathVariable PersonId other) {
        return entries.look(id, other).map(Look::of);
    }

    @PostMapping("/api/persons/{id}/double/{other}")
    Mono<Joined> join(
            @PathVariable PersonId id,
            @PathVariable PersonId other,
            @RequestBody Mono<Request> body,
            ServerWebExchange exchange) {
        return body.flatMap(request -> entries.join(
                        id,
                        other,
                        request.order(),
                        RecordedFirst.in(
                                exchange, Map.of("reason", Reason.read(request.reason())), List.of(id, other))))
                .map(person -> new Joined(person.id(), person.version()));
    }
}
