package jp.anpi.registry.paper;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.LaterField;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sheets, sealed but for whose list it is and when it was made; and beside them the codes of their rows: a code belongs to one row of
 * all sheets ever made, since its document's id is the code. The codes come first: a crash in between leaves codes that lead to no
 * sheet and are never given out again.
 */
final class SheetStore implements DeclaresIndexes {

    /** Whose list it is: a member's or a district's. */
    private static final String OF = "of";

    private static final String MADE = "madeAt";

    private final RegistryDatabase database;
    private final SealedJson sealed;
    private final MongoCollection<Document> sheets;
    private final MongoCollection<Document> codes;

    SheetStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.sealed = sealed;
        this.sheets = database.durable("sheets");
        this.codes = database.durable("sheet_codes");
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(sheets.createIndex(Indexes.ascending(OF, MADE))).then();
    }

    /** What was printed before anybody was asked for their own sheets is found by it too. */
    @Override
    public Mono<Void> completeOlder() {
        return new LaterField(database, sheets, OF)
                .fill(found -> of(sheet(found)))
                .then(new LaterField(database, sheets, MADE)
                        .fill(found -> Date.from(sheet(found).madeAt())));
    }

    /** Which of these belong to some row. */
    Mono<Set<RowCode>> taken(Collection<RowCode> some) {
        return database.many(codes.find(in("_id", ids(some)))
                        .projection(Projections.include("_id"))
                        .batchSize(Math.max(1, some.size())))
                .map(found -> RowCode.of(found.getString("_id")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Keeps a sheet; false when one of its codes was taken meanwhile, and then nothing is kept. */
    Mono<Boolean> put(Sheet sheet) {
        List<RowCode> all = sheet.rows().stream().map(SheetRow::code).toList();
        List<Document> rows = all.stream()
                .map(code -> new Document("_id", code.symbols())
                        .append("sheet", sheet.id().symbols()))
                .toList();
        return database.one(codes.insertMany(rows, new InsertManyOptions().ordered(false)))
                .then(Mono.defer(() -> database.one(sheets.insertOne(document(sheet)))))
                .thenReturn(true)
                .onErrorResume(Duplicates::only, _ -> giveBack(sheet.id(), all));
    }

    private Mono<Boolean> giveBack(SheetId sheet, List<RowCode> all) {
        return database.one(codes.deleteMany(and(in("_id", ids(all)), eq("sheet", sheet.symbols()))))
                .thenReturn(false);
    }

    Mono<Sheet> find(SheetId id) {
        return database.one(sheets.find(eq("_id", id.symbols())).first()).map(this::sheet);
    }

    /** The sheets of a member's own people that were made last, the newest first: also of long ago, since they are handed out for years. */
    Flux<Sheet> newestOf(MemberId member, int most) {
        return database.many(sheets.find(eq(OF, member.toString()))
                        .sort(descending(MADE))
                        .limit(most)
                        .batchSize(most))
                .map(this::sheet);
    }

    /** The sheet on which the row stands. */
    Mono<Sheet> find(RowCode code) {
        return database.one(codes.find(eq("_id", code.symbols())).first())
                .map(found -> SheetId.of(found.getString("sheet")))
                .flatMap(this::find);
    }

    private Document document(Sheet sheet) {
        return new Document("_id", sheet.id().symbols())
                .append(OF, of(sheet))
                .append(MADE, Date.from(sheet.madeAt()))
                .append("sealed", sealed.seal(sheet, place(sheet.id())));
    }

    private static String of(Sheet sheet) {
        return switch (sheet.list()) {
            case SheetList.OfMember list -> list.member().toString();
            case SheetList.OfDistrict list -> list.district().value();
        };
    }

    private Sheet sheet(Document found) {
        return sealed.open(found.get("sealed", Binary.class), Sheet.class, place(SheetId.of(found.getString("_id"))));
    }

    private static List<String> ids(Collection<RowCode> some) {
        return some.stream().map(RowCode::symbols).toList();
    }

    private static String place(SheetId id) {
        return "registry.sheets/" + id;
    }
}
