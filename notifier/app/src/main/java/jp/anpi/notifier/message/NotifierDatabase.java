package jp.anpi.notifier.message;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/** The notifier's own database; closed when the process ends. */
public final class NotifierDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int SECONDS_TO_WAIT = 5;
    private static final int SECONDS_FOR_ONE_QUESTION = 15;

    private final MongoClient client;
    private final MongoDatabase database;

    NotifierDatabase(String uri, String name) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SECONDS_TO_WAIT, TimeUnit.SECONDS))
                .timeout(SECONDS_FOR_ONE_QUESTION, TimeUnit.SECONDS)
                .applicationName("anpi-notifier")
                .build());
        database = client.getDatabase(name);
    }

    public MongoDatabase database() {
        return database;
    }

    @Override
    public void close() {
        client.close();
    }
}
