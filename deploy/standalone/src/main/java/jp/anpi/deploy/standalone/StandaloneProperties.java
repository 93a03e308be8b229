package jp.anpi.deploy.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a standalone product lives.
 *
 * @param dataDir the directory of everything it keeps
 * @param mongodbUri a real MongoDB instead of the embedded store; its databases are made by the product
 * @param kafkaBootstrapServers a real Kafka instead of the embedded broker
 */
@ConfigurationProperties("anpi")
record StandaloneProperties(
        @DefaultValue("data") Path dataDir,
        @Nullable String mongodbUri,
        @Nullable String kafkaBootstrapServers) {}
