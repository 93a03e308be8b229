package jp.anpi.safety.serverclock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the desk and the operator when nobody keeps this machine's clock right. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerClockProperties.class)
public class ServerClockConfiguration {

    @Bean
    ServerClock serverClock(InstantSource clock, ServerClockProperties properties) {
        return new ServerClock(clock, properties.watch() ? KernelClock::trust : () -> ServerClock.Trust.UNKNOWN);
    }

    @Bean
    ServerClockRoutes serverClockRoutes(ServerClock clock) {
        return new ServerClockRoutes(clock);
    }

    /** Above 0 somebody has to look at the machine's time service. */
    @Bean
    MeterBinder serverClockMeters(ServerClock clock) {
        return registry -> Gauge.builder(
                        "anpi.clock.unsynchronised",
                        clock,
                        it -> it.trust() == ServerClock.Trust.UNSYNCHRONISED ? 1 : 0)
                .description("whether no time service keeps this machine's clock right")
                .register(registry);
    }
}
