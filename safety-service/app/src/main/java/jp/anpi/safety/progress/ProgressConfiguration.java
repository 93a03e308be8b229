package jp.anpi.safety.progress;

import java.time.InstantSource;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The city's progress for everybody; unless {@code anpi.public.enabled} is set, the calls answer that there is nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressProperties.class)
public class ProgressConfiguration {

    @Bean
    ProgressRoutes progressRoutes(
            Incidents incidents, Boards boards, Roster roster, ProgressProperties properties, InstantSource clock) {
        return new ProgressRoutes(incidents, boards, roster, properties, clock);
    }
}
