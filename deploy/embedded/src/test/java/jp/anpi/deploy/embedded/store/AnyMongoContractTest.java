package jp.anpi.deploy.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same contract on a MongoDB that someone runs: {@code ./mvnw test -pl deploy/embedded -Danpi.test.mongodb-uri=mongodb://…}. */
@EnabledIfSystemProperty(
        named = "anpi.test.mongodb-uri",
        matches = "mongodb.*",
        disabledReason = "no -Danpi.test.mongodb-uri given")
class AnyMongoContractTest extends StoreContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(System.getProperty("anpi.test.mongodb-uri"));
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @Override
    MongoClient client() {
        return client;
    }
}
