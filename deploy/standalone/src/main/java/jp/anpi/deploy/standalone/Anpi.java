package jp.anpi.deploy.standalone;

import java.util.List;
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
        try {
            application().run(arguments);
        } catch (RuntimeException | Error e) {
            StartupRefused refused = RefusalSentence.of(e);
            System.err.println("anpi: " + refused.getMessage());
            System.exit(refused.status().code());
        }
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(new EnginesBeforeBeans());
        return application;
    }
}
