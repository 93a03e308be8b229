package jp.anpi.registry.plan;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Plans by person and version, each with the day on which it has to be looked at again; other services learn of them through the
 * person's own state. Supporters of plans that count stand beside them as digests, so that it can be counted on how many plans
 * somebody is named.
 */
public final class PlanStore implements KeptOfPeople, DeclaresIndexes {

    private static final String COLLECTION = "plans";
    private static final int PAGE = 500;
    private static final String NEVER = "9999-12-31";

    private final RegistryDatabase database;
    private final MongoCollection<Document> plans;
    private final SealedJson sealed;
    private final BlindIndex blind;

    public PlanStore(RegistryDatabase database, SealedJson sealed, BlindIndex blind) {
        this.database = database;
        this.plans = database.durable(COLLECTION);
        this.sealed = sealed;
        this.blind = blind;
    }

    @Override
    public Mono<Void> createIndexes() {
        return Flux.just(
                        Indexes.ascending("person", "version"),
                        Indexes.ascending("due", "_id"),
                        Indexes.ascending("supporters"))
                .concatMap(index -> database.one(plans.createIndex(index)))
                .then();
    }

    /** Takes in confirmed first versions of which nothing needs to follow but their end; repeating changes nothing. */
    public Mono<Void> load(List<EvacuationPlan> versions, PlanTerms terms) {
        return database.putNew(
                plans,
                versions.stream()
                        .map(plan ->
                                document(plan, terms.reviewDue(plan).toString()).append("supporters", tokens(plan)))
                        .toList());
    }

    /** All versions, newest first. */
    Mono<PlanHistory> history(PersonId person) {
        return database.many(plans.find(eq("person", person.toString())).sort(descending("version")))
                .map(this::open)
                .collectList()
                .map(versions -> new PlanHistory(person, versions));
    }

    /** Those of the people who have any version. */
    Mono<Set<PersonId>> among(Collection<PersonId> people) {
        return database.many(plans.find(in(
                                "person",
                                people.stream().map(PersonId::toString).toList()))
                        .projection(Projections.include("person")))
                .map(found -> PersonId.of(found.getString("person")))
                .collect(Collectors.toSet());
    }

    /** All versions of everybody who ever had one. */
    Flux<PlanHistory> histories() {
        return histories(Optional.empty());
    }

    /** The same of those behind somebody, in the order of their ids. */
    Flux<PlanHistory> histories(Optional<PersonId> after) {
        return database.many(plans.find(
                                after.map(last -> gt("person", last.toString())).orElseGet(Filters::empty))
                        .sort(ascending("person", "version"))
                        .batchSize(PAGE))
                .map(this::open)
                .bufferUntilChanged(EvacuationPlan::person)
                .map(versions -> new PlanHistory(versions.getFirst().person(), versions));
    }

    /** Stores a version or its next edit and has it looked at from that day on; false when somebody else was faster. */
    Mono<Boolean> put(EvacuationPlan plan, LocalDate due) {
        Document document = document(plan, due.toString()).append("supporters", List.of());
        if (plan.edit() == 1) {
            return database.one(plans.insertOne(document))
                    .hasElement()
                    .onErrorResume(Duplicates::only, _ -> Mono.just(false));
        }
        return database.one(plans.replaceOne(and(eq("_id", id(plan)), eq("edit", plan.edit() - 1)), document))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Takes a version away; false when it was changed since. */
    Mono<Boolean> remove(EvacuationPlan plan) {
        return database.one(plans.deleteOne(and(eq("_id", id(plan)), eq("edit", plan.edit()))))
                .map(result -> result.getDeletedCount() == 1);
    }

    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return database.one(plans.deleteMany(
                        in("person", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    /** Nothing to look at before that day, unless the version was changed meanwhile. */
    Mono<Void> settle(EvacuationPlan plan, boolean counts, Optional<LocalDate> due) {
        return database.one(plans.updateOne(
                        and(eq("_id", id(plan)), eq("edit", plan.edit())),
                        combine(
                                set("due", due.map(LocalDate::toString).orElse(NEVER)),
                                set("supporters", counts ? tokens(plan) : List.of()))))
                .then();
    }

    /** People of whose plans something is to be looked at by that day, the longest due first; one may come several times. */
    Flux<PersonId> due(LocalDate today, int limit) {
        return database.many(plans.find(lte("due", today.toString()))
                        .sort(ascending("due", "_id"))
                        .limit(limit))
                .map(found -> PersonId.of(found.getString("person")));
    }

    /** On whose plans that count each is named beside somebody's own. */
    Mono<Map<Supporter, Set<String>>> named(PersonId person, List<Supporter> supporters) {
        return Flux.fromIterable(supporters)
                .distinct()
                .concatMap(one -> database.many(
                                plans.find(and(eq("supporters", token(one)), ne("person", person.toString())))
                                        .projection(Projections.include("person")))
                        .map(found -> found.getString("person"))
                        .collect(Collectors.toSet())
                        .map(others -> Map.entry(one, others)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** On whose plans that count supporters are named, all at once. */
    final class Namings {

        private final Map<String, Set<String>> byToken;

        private Namings(Map<String, Set<String>> byToken) {
            this.byToken = byToken;
        }

        /** Everybody who has a plan that names somebody. */
        Set<String> people() {
            return byToken.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        }

        /** On how many people's plans supporters of a plan that counts are named, apart from those of whom is left out. */
        Map<Supporter, Integer> of(List<Supporter> supporters, Set<String> leftOut) {
            return supporters.stream()
                    .distinct()
                    .collect(Collectors.toMap(
                            one -> one,
                            one -> Math.max(1, (int) byToken.getOrDefault(token(one), Set.of()).stream()
                                    .filter(person -> !leftOut.contains(person))
                                    .count())));
        }
    }

    /** Reads the supporters of all plans that count. */
    Mono<Namings> namings() {
        return database.many(plans.find(ne("supporters", List.of()))
                        .projection(Projections.include("supporters", "person"))
                        .batchSize(PAGE))
                .collect(
                        HashMap<String, Set<String>>::new,
                        (people, found) -> found.getList("supporters", String.class, List.of())
                                .forEach(token -> people.computeIfAbsent(token, _ -> new HashSet<>())
                                        .add(found.getString("person"))))
                .map(Namings::new);
    }

    private EvacuationPlan open(Document document) {
        return sealed.open(
                document.get("sealed", Binary.class), EvacuationPlan.class, place(document.getString("_id")));
    }

    private Document document(EvacuationPlan plan, String due) {
        return new Document("_id", id(plan))
                .append("person", plan.person().toString())
                .append("version", plan.version())
                .append("edit", plan.edit())
                .append("due", due)
                .append("sealed", sealed.seal(plan, place(id(plan))));
    }

    private List<String> tokens(EvacuationPlan plan) {
        return plan.content().supporters().stream().map(this::token).distinct().toList();
    }

    /** One person on several plans: the number tells, and where there is none, name and house. */
    private String token(Supporter one) {
        String number = folded(one.phone().orElse("")).replaceAll("\\D", "");
        return number.isEmpty()
                ? blind.of("supporter", folded(one.name()), folded(one.address().orElse("")))
                : blind.of("supporter", folded(one.name()), number);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String id(EvacuationPlan plan) {
        return plan.person() + "/" + plan.version();
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
