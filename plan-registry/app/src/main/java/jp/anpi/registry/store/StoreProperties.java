package jp.anpi.registry.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the registry keeps its documents.
 *
 * @param mongodbUri {@code mongodb://…} or {@code mongodb+srv://…}; the database's name is the registry's own and not part of it
 */
@ConfigurationProperties("anpi")
record StoreProperties(@Nullable String mongodbUri) {

    String uri() {
        if (mongodbUri == null || !(mongodbUri.startsWith("mongodb://") || mongodbUri.startsWith("mongodb+srv://"))) {
            throw new IllegalArgumentException(
                    "anpi.mongodb-uri: give the store's address, such as mongodb://127.0.0.1:27017");
        }
        return mongodbUri;
    }
}
