package jp.anpi.deploy.bench.measure;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.anpi.deploy.bench.machine.Machine;
import jp.anpi.deploy.bench.machine.ProcessMeter;
import jp.anpi.deploy.drills.product.Credentials;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Launcher;
import jp.anpi.deploy.drills.product.LocalProduct;
import jp.anpi.deploy.drills.product.Opening;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.Stop;
import jp.anpi.deploy.drills.scenario.Area;
import jp.anpi.deploy.drills.scenario.Scenario;

/**
 * A product a measurement is taken of, signed in to.
 *
 * @param meter of the product's process, when its pid is known
 */
public record Session(
        Product product,
        String token,
        Optional<ProcessMeter> meter,
        Optional<LocalProduct> local,
        InstantSource clock,
        Stop stop)
        implements AutoCloseable {
    private static final Duration OPENING = Duration.ofMinutes(2);

    /** Starts a product for the measurement. */
    public static Session own(String sample, InstantSource clock, Stop stop) {
        LocalProduct local = LocalProduct.start(Launcher.ofRepository(sample), clock, stop);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(local::close));
        Product product = new Product(local.url(), local.credentials(), clock, stop);
        return new Session(
                product, product.token(), Optional.of(new ProcessMeter(local.pid())), Optional.of(local), clock, stop);
    }

    /** Uses a running one. */
    public static Session of(URI url, String token, Optional<Long> pid, InstantSource clock, Stop stop) {
        Product product = new Product(url, new Credentials.Token(token), clock, stop);
        return new Session(product, product.token(), pid.map(ProcessMeter::new), Optional.empty(), clock, stop);
    }

    InetSocketAddress address() {
        URI url = product.url();
        if (!"http".equals(url.getScheme()))
            throw new IllegalArgumentException("the load generator speaks http only: " + url);
        return new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    }

    /** A drill of the whole city at the speed of the wall, open. */
    IncidentId openDrill(String title) {
        Instant now = clock.instant();
        IncidentId incident =
                product.openDrill(new Opening(Scenario.Kind.EARTHQUAKE, title, new Area.City(), List.of(), now, 1));
        product.awaitOpen(incident, OPENING);
        return incident;
    }

    /** What stands above the figures of a product. */
    List<String> notes() {
        String volume =
                local.map(own -> "data on " + Machine.volume(own.home())).orElse("data where the product keeps it");
        return List.of(
                "product " + product.url() + ", " + volume,
                "safety.report.v1 as the product declares it: flush.messages=1, on disk before each acknowledgement");
    }

    @Override
    public void close() {
        local.ifPresent(LocalProduct::close);
    }
}
