package jp.anpi.notifier.message;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the store is.
 *
 * @param mongodbUri {@code mongodb://…} or {@code mongodb+srv://…}; the database's name is not part of it
 */
@ConfigurationProperties("anpi")
record StoreProperties(@Nullable String mongodbUri) {

    String uri() {
        if (mongodbUri == null || !mongodbUri.matches("mongodb(\\+srv)?://.+")) {
            throw new IllegalArgumentException(
                    "anpi.mongodb-uri: give the store's address, such as mongodb://127.0.0.1:27017");
        }
        return mongodbUri;
    }
}
