package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The commands that change documents. The core works out one statement; here statements become one command: in order or not, each undone alone
 * when it fails, counted right, and all written as one change.
 */
final class Writes {

    private final StoreDatabase database;
    private final Document query;
    private final BiFunction<String, Document, Document> core;
    private final List<Document> errors = new ArrayList<>();
    private final boolean ordered;

    Writes(StoreDatabase database, Document query, BiFunction<String, Document, Document> core) {
        this.database = database;
        this.query = query;
        this.core = core;
        this.ordered = !Boolean.FALSE.equals(query.get("ordered"));
    }

    /** One statement of a command. */
    private interface Statement {
        void run(Document statement, int index);
    }

    Document insert(String command) {
        String name = collection(command);
        database.createIfMissing(name);
        int[] inserted = {0};
        return database.writing(name, collection -> {
            each("documents", (document, _) -> {
                collection.addDocument(document);
                Change.required().documentDone();
                inserted[0]++;
            });
            return response(new Document("n", inserted[0]));
        });
    }

    Document update(String command) {
        String name = collection(command);
        List<Document> updates = Fields.documents(query, "updates");
        for (Document update : updates) {
            Refusals.checkFilter(Fields.document(update, "q"));
            Refusals.checkUpdate(update.get("u"));
            if (update.get("collation") != null) throw Refusals.unsupported("the option collation");
            if (update.get("sort") != null) throw Refusals.unsupported("updates with a sort; use findAndModify");
        }
        boolean upserts = updates.stream().anyMatch(update -> Fields.isTrue(update.get("upsert")));
        if (upserts) database.createIfMissing(name);
        else if (database.find(name) == null) return response(new Document("n", 0).append("nModified", 0));
        int[] matched = {0};
        int[] modified = {0};
        List<Document> upserted = new ArrayList<>();
        return database.writing(name, _ -> {
            each("updates", (update, index) -> {
                Document result = core.apply("update", single(command, "updates", update));
                failIfFailed(result);
                matched[0] += (int) Fields.number(result, "n");
                modified[0] += (int) Fields.number(result, "nModified");
                for (Document one : Fields.documents(result, "upserted")) {
                    upserted.add(new Document("index", index).append("_id", one.get("_id")));
                }
            });
            Document response = new Document("n", matched[0]).append("nModified", modified[0]);
            if (!upserted.isEmpty()) response.append("upserted", upserted);
            return response(response);
        });
    }

    Document delete(String command, Oplog oplog) {
        String name = collection(command);
        for (Document delete : Fields.documents(query, "deletes")) {
            Refusals.checkFilter(Fields.document(delete, "q"));
            if (delete.get("collation") != null) throw Refusals.unsupported("the option collation");
        }
        if (database.find(name) == null) return response(new Document("n", 0));
        int[] deleted = {0};
        return database.writing(name, collection -> {
            each("deletes", (delete, _) -> {
                Document selector = new Document("$query", Fields.document(delete, "q"));
                deleted[0] += collection.deleteDocuments(selector, (int) Fields.number(delete, "limit"), oplog);
            });
            return response(new Document("n", deleted[0]));
        });
    }

    Document findAndModify(String command) {
        String name = collection(command);
        Refusals.checkFilter(Fields.document(query, "query"));
        Refusals.checkSort(query.get("sort"));
        if (query.containsKey("update")) Refusals.checkUpdate(query.get("update"));
        if (Fields.isTrue(query.get("upsert"))) database.createIfMissing(name);
        else if (database.find(name) == null) return new Document("value", null).append("ok", 1.0);
        return database.writing(name, _ -> {
            Change.required().begin(false);
            return core.apply("findAndModify", query);
        });
    }

    private String collection(String command) {
        String name = Fields.text(query, command);
        if (StoreDatabase.isSystem(name)) throw new MongoServerError(73, "InvalidNamespace", "cannot write to " + name);
        return name;
    }

    private void each(String field, Statement statement) {
        int index = 0;
        for (Document each : Fields.documents(query, field)) {
            Change change = Change.required();
            change.begin(field.equals("updates") && !Fields.isTrue(each.get("multi")));
            try {
                statement.run(each, index);
            } catch (MongoServerException e) {
                change.undo();
                errors.add(error(index, e));
                if (ordered) return;
            }
            index++;
        }
    }

    private Document single(String command, String field, Document statement) {
        return new Document(command, query.get(command))
                .append(field, List.of(statement))
                .append("ordered", true);
    }

    private static void failIfFailed(Document result) {
        for (Document error : Fields.documents(result, "writeErrors")) {
            Object code = error.getOrDefault("code", 2);
            throw new MongoServerError(
                    (Integer) code,
                    String.valueOf(error.getOrDefault("codeName", "BadValue")),
                    String.valueOf(error.get("errmsg")));
        }
    }

    private static Document error(int index, MongoServerException e) {
        Document error = new Document("index", index);
        if (e instanceof MongoServerError coded)
            error.append("code", coded.getCode()).append("codeName", coded.getCodeName());
        else error.append("code", 2);
        return error.append("errmsg", e.getMessageWithoutErrorCode());
    }

    private Document response(Document response) {
        if (!errors.isEmpty()) response.append("writeErrors", errors);
        return response.append("ok", 1.0);
    }
}
