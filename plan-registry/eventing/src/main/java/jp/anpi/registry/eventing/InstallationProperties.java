package jp.anpi.registry.eventing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the whole installation shares: where its log and its key are.
 *
 * @param kafkaBootstrapServers {@code host:port,…}; without it {@code anpi.kafka.bootstrap-servers} must be given
 * @param installationKeyFile 32 secret bytes; without it {@code keys/installation.key} in the data directory. Made at the
 *     first start; whoever loses it has lost everything that is encrypted, so it belongs into the backup, apart from the data
 * @param rotateKey true replaces the installation's key at this start; {@code anpi rotate-key} gives it
 */
@ConfigurationProperties("anpi")
public record InstallationProperties(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("") String kafkaBootstrapServers,
        @Nullable Path installationKeyFile,
        @DefaultValue("false") boolean rotateKey) {

    public Path keyFile() {
        return installationKeyFile == null ? dataDir.resolve("keys").resolve("installation.key") : installationKeyFile;
    }
}
