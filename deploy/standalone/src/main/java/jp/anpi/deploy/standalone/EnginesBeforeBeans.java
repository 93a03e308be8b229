package jp.anpi.deploy.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes the data directory and starts the embedded engines before any bean exists, so that the services only know
 * addresses. Registered first, both are closed last: when every service has let go.
 */
final class EnginesBeforeBeans implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String MONGODB_URI = "anpi.mongodb-uri";
    private static final String KAFKA_SERVERS = "anpi.kafka-bootstrap-servers";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DataDirectory data = DataDirectory.take(Path.of(environment.getProperty("anpi.data-dir", "data")));
        EmbeddedEngines engines;
        try {
            engines = EmbeddedEngines.start(
                    data.path(),
                    !environment.containsProperty(MONGODB_URI),
                    !environment.containsProperty(KAFKA_SERVERS));
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
        Map<String, Object> addresses = new HashMap<>();
        engines.store().ifPresent(store -> addresses.put(MONGODB_URI, store.uri()));
        engines.kafka().ifPresent(kafka -> {
            addresses.put(KAFKA_SERVERS, kafka.bootstrapServers());
            // The one instance there is: after a kill it takes its shares back at once.
            addresses.put("anpi.kafka.instance-id", "standalone");
        });
        addresses.put("anpi.data-dir", data.path().toString());
        addresses.put(
                "spring.mongodb.uri", addresses.getOrDefault(MONGODB_URI, environment.getProperty(MONGODB_URI, "")));
        environment.getPropertySources().addFirst(new MapPropertySource("embedded engines", addresses));

        LastResort.watch(engines, context);
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("dataDirectory", data);
        beans.registerDisposableBean("dataDirectory", data::close);
        beans.registerSingleton("embeddedEngines", engines);
        beans.registerDisposableBean("embeddedEngines", engines::close);
    }
}
