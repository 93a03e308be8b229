package jp.anpi.deploy.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreContractTest extends StoreContract {

    private static EmbeddedStore store;
    private static MongoClient client;

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = EmbeddedStore.open(directory, StoreSettings.defaults());
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        org.assertj.core.api.Assertions.assertThat(store.verify()).isEmpty();
        store.close();
    }

    @Override
    MongoClient client() {
        return client;
    }
}
