package jp.anpi.deploy.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of its own for each test, on the store under test. */
abstract class OnAStore {

    MongoDatabase database;
    MongoCollection<Document> things;

    /** A client of the store under test; the subclass closes it. */
    abstract MongoClient client();

    @BeforeEach
    void anEmptyDatabase() {
        database =
                client().getDatabase("contract_" + UUID.randomUUID().toString().replace("-", ""));
        things = database.getCollection("things");
    }

    @AfterEach
    void dropIt() {
        database.drop();
    }

    static Document doc(Object id, Object... fields) {
        Document document = new Document("_id", id);
        for (int i = 0; i < fields.length; i += 2) document.append((String) fields[i], fields[i + 1]);
        return document;
    }

    static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        for (Document document : documents) ids.add(document.get("_id"));
        return ids;
    }
}
