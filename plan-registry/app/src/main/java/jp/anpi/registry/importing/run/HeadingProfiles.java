package jp.anpi.registry.importing.run;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SpooledUpload;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the headings of a city's lists mean, saved under names. */
final class HeadingProfiles implements DeclaresIndexes {

    static final int MOST = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};

    private final RegistryDatabase database;
    private final MongoCollection<Document> profiles;

    HeadingProfiles(RegistryDatabase database) {
        this.database = database;
        this.profiles = database.durable("import-profiles");
    }

    /**
     * One of them.
     *
     * @param headings the names of columns by headings; an empty text where nothing is taken from there
     */
    record Profile(String name, Map<String, String> headings) {}

    @Override
    public Mono<Void> createIndexes() {
        return database.one(profiles.createIndex(Indexes.ascending("kind", "_id")))
                .then();
    }

    /** All of a kind of list, by name. */
    Mono<List<Profile>> list(ListKind kind) {
        return database.many(profiles.find(eq("kind", kind.word())).sort(ascending("_id")))
                .map(HeadingProfiles::profile)
                .collectList();
    }

    /** Saves it in place of the one of that name; refused (422) where it names no column, (409) where there are {@value #MOST}. */
    <C extends Enum<C> & ListColumn> Mono<Profile> put(Taking<C> taking, Profile profile) {
        meant(taking.columns(), profile.headings());
        String id = id(taking.kind(), profile.name());
        List<Document> headings = profile.headings().entrySet().stream()
                .map(one -> new Document("heading", one.getKey()).append("column", one.getValue()))
                .toList();
        var document = new Document("_id", id)
                .append("kind", taking.kind().word())
                .append("name", profile.name())
                .append("headings", headings);
        return list(taking.kind())
                .filter(all -> all.size() < MOST
                        || all.stream().anyMatch(one -> one.name().equals(profile.name())))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ImportProblem.TOO_MANY_PROFILES, MOST).refused()))
                .flatMap(_ ->
                        database.one(profiles.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true))))
                .thenReturn(profile);
    }

    Mono<Void> remove(ListKind kind, String name) {
        return database.one(profiles.deleteOne(eq("_id", id(kind, name)))).then();
    }

    /**
     * What the sender of a list says its headings mean: in a field {@code mapping}, else under the name in a field
     * {@code profile}, else nothing. Refused (422) where that cannot be read or there is none of that name; the file is then gone.
     */
    <C extends Enum<C> & ListColumn> Mono<Map<String, Optional<C>>> said(Taking<C> taking, SpooledUpload upload) {
        Optional<String> mapping = upload.field("mapping");
        Optional<String> name = upload.field("profile").map(String::strip).filter(text -> !text.isEmpty());
        return Mono.defer(() -> mapping.isPresent()
                        ? Mono.just(meant(taking.columns(), read(taking.columns(), mapping.get())))
                        : name.map(called -> saved(taking, called)).orElseGet(() -> Mono.just(Map.of())))
                .doOnError(_ -> upload.file().close());
    }

    private <C extends Enum<C> & ListColumn> Mono<Map<String, Optional<C>>> saved(Taking<C> taking, String name) {
        return database.one(profiles.find(eq("_id", id(taking.kind(), name))).first())
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ImportProblem.NO_PROFILE, name).refused()))
                .map(found -> meant(taking.columns(), profile(found).headings()));
    }

    private static <C extends Enum<C> & ListColumn> Map<String, String> read(Class<C> columns, String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, MAPPING)).orElseThrow(() -> wrong(columns));
        } catch (JacksonException _) {
            throw wrong(columns);
        }
    }

    private static <C extends Enum<C> & ListColumn> Map<String, Optional<C>> meant(
            Class<C> columns, Map<String, String> words) {
        Map<String, Optional<C>> meant = new HashMap<>();
        words.forEach((heading, word) -> meant.put(heading, column(columns, word)));
        return meant;
    }

    private static <C extends Enum<C> & ListColumn> Optional<C> column(Class<C> columns, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(columns)));
    }

    private static <C extends Enum<C> & ListColumn> RuntimeException wrong(Class<C> columns) {
        return Problem.of(
                        ImportProblem.MAPPING_WRONG,
                        Arrays.stream(columns.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")))
                .refused();
    }

    private static Profile profile(Document found) {
        Map<String, String> headings = new LinkedHashMap<>();
        found.getList("headings", Document.class)
                .forEach(one -> headings.put(
                        one.getString("heading"),
                        Optional.ofNullable(one.getString("column")).orElse("")));
        return new Profile(found.getString("name"), headings);
    }

    private static String id(ListKind kind, String name) {
        return kind.word() + "/" + name;
    }
}
