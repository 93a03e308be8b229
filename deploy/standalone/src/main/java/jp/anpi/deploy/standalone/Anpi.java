package jp.anpi.deploy.standalone;

import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.eventing.InstallationProperties;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** The main job: {@code ./mvnw spring-boot:run} or the launcher {@code deploy/standalone/anpi}. */
public final class Anpi {

    private Anpi() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("audit")) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            System.exit(new AuditCommand(System.getenv(), System.out, System.err).run(rest));
        }
        boolean replacesKey = arguments.length > 0 && arguments[0].equals("rotate-key");
        try {
            if (replacesKey) {
                replaceKey(List.of(arguments).subList(1, arguments.length));
            } else {
                application().run(arguments);
            }
        } catch (RuntimeException | Error e) {
            StartupRefused refused = RefusalSentence.of(e);
            System.err.println("anpi: " + refused.getMessage());
            System.exit(refused.status().code());
        }
    }

    /** Starts, which replaces the installation's key, and ends again. */
    private static void replaceKey(List<String> arguments) {
        String[] all = Stream.concat(
                        arguments.stream(),
                        Stream.of("--anpi.rotate-key=true", "--anpi.sample=none", "--server.port=0"))
                .toArray(String[]::new);
        try (var product = application().run(all)) {
            System.out.println("The installation's key "
                    + product.getBean(InstallationProperties.class).keyFile()
                    + " was replaced. Back it up now, apart from the data; the old one opens nothing more.");
        }
        System.exit(0);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(new TlsFromFiles(), new EnginesBeforeBeans());
        return application;
    }
}
