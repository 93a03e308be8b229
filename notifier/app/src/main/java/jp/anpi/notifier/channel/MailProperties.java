package jp.anpi.notifier.channel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server for messages of real incidents.
 *
 * @param host empty: no mail is sent
 * @param from sender address, needed with a host
 * @param username empty: no authentication
 * @param startTls whether the connection must be encrypted by STARTTLS
 * @param timeout of one attempt, connecting included
 * @param connections at the same time
 * @param perSecond messages a second on the long run
 * @param burst messages at once after a pause
 */
@ConfigurationProperties("anpi.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("25") int port,
        @DefaultValue("") String from,
        @DefaultValue("") String username,
        @Nullable String password,
        @DefaultValue("false") boolean startTls,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("8") int connections,
        @DefaultValue("20") double perSecond,
        @DefaultValue("40") int burst) {

    MailProperties {
        require(port >= 1 && port <= 65_535, "port: 1 to 65535");
        require(
                host.isBlank() || from.matches("[^@\\s]+@[^@\\s]+"),
                "from: a sender address is needed when a host is given");
        require(username.isBlank() || password != null, "password: is needed with a username");
        require(timeout.toMillis() >= 100 && timeout.toSeconds() <= 20, "timeout: 100ms to 20s");
        require(connections >= 1 && connections <= 64, "connections: 1 to 64");
        require(perSecond > 0, "per-second: above 0");
        require(burst >= 1, "burst: at least 1");
    }

    boolean configured() {
        return !host.isBlank();
    }

    Optional<String> secret() {
        return Optional.ofNullable(password);
    }

    /** Without the password: this may be logged. */
    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + port + "]";
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("anpi.mail." + otherwise);
        }
    }
}
