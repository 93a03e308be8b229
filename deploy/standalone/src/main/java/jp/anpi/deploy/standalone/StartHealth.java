package jp.anpi.deploy.standalone;

import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.registry.wiring.RegistryStart;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Out of service until the registry is up: before that nobody could sign in. */
final class StartHealth extends AbstractHealthIndicator {

    private final AtomicBoolean up = new AtomicBoolean();

    StartHealth(RegistryStart registry) {
        registry.up().subscribe(null, null, () -> up.set(true));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (up.get()) {
            health.up();
        } else {
            health.outOfService().withDetail("registry", "starting");
        }
    }
}
