package jp.anpi.deploy.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.loading.SampleProgress;
import jp.anpi.registry.wiring.RegistryStart;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

/** Tells whoever started the process, on its console, where to open the page, how to sign in, and how far the sample is. */
final class Welcome implements ApplicationListener<WebServerInitializedEvent> {

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final List<String> TLS =
            List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");

    private final RegistryStart registry;
    private final FirstAdministrator administrator;
    private final SampleLoading sample;
    private final StartTime start;
    private final InstantSource clock;
    private final PrintStream console;

    Welcome(
            RegistryStart registry,
            FirstAdministrator administrator,
            SampleLoading sample,
            StartTime start,
            InstantSource clock,
            PrintStream console) {
        this.registry = registry;
        this.administrator = administrator;
        this.sample = sample;
        this.start = start;
        this.clock = clock;
        this.console = console;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        Environment settings = event.getApplicationContext().getEnvironment();
        String scheme = TLS.stream().anyMatch(settings::containsProperty) ? "https" : "http";
        String address = scheme + "://localhost:" + event.getWebServer().getPort();
        sample.progress().sample(TELL_EVERY).subscribe(this::tellProgress);
        registry.up()
                .then(Mono.zip(administrator.hint(), sample.progress().last()))
                .subscribe(both -> tellAll(address, both.getT1(), both.getT2()));
    }

    private void tellProgress(SampleProgress progress) {
        if (progress instanceof SampleProgress.Making(String place, int done, int total)) {
            console.printf(Locale.ROOT, "見本データを作成中 making the sample: %s %,d / %,d%n", place, done, total);
        }
    }

    private void tellAll(String address, FirstAdministrator.Hint hint, SampleProgress progress) {
        StringBuilder text = new StringBuilder();
        text.append("%n  安否 Anpi   %s%n".formatted(address));
        text.append("  サインイン sign in: ").append(signIn(hint)).append("%n".formatted());
        if (progress instanceof SampleProgress.Whole(String place, int total)) {
            text.append(String.format(
                    Locale.ROOT,
                    "  見本データ sample data: %s %,d人・desk, care-001, visit-001, provider-001 … も同じパスワード (same password)%n",
                    place,
                    total));
        }
        text.append(String.format(
                Locale.ROOT,
                "  起動 %.1f 秒 started in %.1f s・止めるには Ctrl-C to stop%n",
                start.secondsUntil(clock.instant()),
                start.secondsUntil(clock.instant())));
        console.println(text);
    }

    private static String signIn(FirstAdministrator.Hint hint) {
        return switch (hint) {
            case FirstAdministrator.Hint.Generated(String password) ->
                FirstAdministrator.USERNAME + " / " + password + "  (この一度だけ表示します shown this once)";
            case FirstAdministrator.Hint.Configured _ ->
                FirstAdministrator.USERNAME + " / 設定したパスワード the configured password";
            case FirstAdministrator.Hint.Kept _ -> FirstAdministrator.USERNAME + " / 以前からのパスワード the password it has";
        };
    }
}
