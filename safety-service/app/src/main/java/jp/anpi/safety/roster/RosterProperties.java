package jp.anpi.safety.roster;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the copy of the registry is kept.
 *
 * @param reader names this instance's own reading of the person topic; every instance of the service reads all people, so
 *     several instances need names of their own
 */
@ConfigurationProperties("anpi.roster")
public record RosterProperties(
        @DefaultValue("safety.roster") String reader) {
    public RosterProperties {
        if (!reader.matches("[a-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException(
                    "anpi.roster.reader: 1 to 60 lower-case letters, digits, dots or dashes, not " + reader);
        }
    }
}
