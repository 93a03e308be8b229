package jp.anpi.deploy.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code --anpi.tls.certificate} and {@code --anpi.tls.key} (PEM files) make the product answer by https only. A renewed
 * certificate is taken up while it runs.
 */
final class TlsFromFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String CERTIFICATE = "anpi.tls.certificate";
    private static final String KEY = "anpi.tls.key";
    private static final String BUNDLE = "spring.ssl.bundle.pem.anpi.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String certificate = environment.getProperty(CERTIFICATE, "");
        String key = environment.getProperty(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put(BUNDLE + "keystore.certificate", readable(CERTIFICATE, certificate));
        settings.put(BUNDLE + "keystore.private-key", readable(KEY, key));
        settings.put(BUNDLE + "reload-on-update", "true");
        settings.put(BUNDLE + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        settings.put("server.ssl.bundle", "anpi");
        environment.getPropertySources().addFirst(new MapPropertySource("tls", settings));
    }

    private static String readable(String setting, String file) {
        if (file.isBlank()) {
            throw new StartupRefused(
                    ExitStatus.CONFIGURATION,
                    "The configuration is wrong: " + CERTIFICATE + " and " + KEY + " are needed together, and "
                            + setting + " is missing.");
        }
        Path path = Path.of(file).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new StartupRefused(
                    ExitStatus.CONFIGURATION,
                    "The configuration is wrong: the file of " + setting + ", " + path + ", cannot be read.");
        }
        return "file:" + path;
    }
}
