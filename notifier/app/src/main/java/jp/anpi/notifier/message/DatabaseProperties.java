package jp.anpi.notifier.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The notifier's part of the store.
 *
 * @param database name of the notifier's own database
 */
@ConfigurationProperties("anpi.notifier")
record DatabaseProperties(@DefaultValue("anpi_notifier") String database) {

    DatabaseProperties {
        if (!database.matches("[a-zA-Z0-9_-]{1,60}")) {
            throw new IllegalArgumentException("anpi.notifier.database: letters, digits, dash, underscore");
        }
    }
}
