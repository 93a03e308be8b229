package jp.anpi.safety.board;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.page.ImageSource;
import jp.anpi.safety.check.CheckStore;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.roster.Roster;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The dashboard's numbers, and the lists that are served from the same memory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MapProperties.class)
public class BoardConfiguration {

    @Bean
    Boards boards(
            Incidents incidents,
            FrozenRosters rosters,
            CheckStore checks,
            Reconciliation reconciliation,
            Followers followers) {
        return new Boards(incidents, rosters, checks, reconciliation, followers);
    }

    /** How many wait for an empty desk; above 0 somebody has to be called. */
    @Bean
    MeterBinder deskMeters(Boards boards, InstantSource clock) {
        return registry -> Gauge.builder("anpi.desk.unattended", boards, all -> all.waitingForNobody(clock))
                .description("people handed to a desk where nobody has acknowledged them for too long")
                .register(registry);
    }

    @Bean
    OwnPeople ownPeople(Roster roster, InstantSource clock) {
        return new OwnPeople(roster, clock);
    }

    @Bean
    CheckListRoutes checkListRoutes(
            Incidents incidents, Boards boards, Roster roster, OwnPeople own, InstantSource clock) {
        return new CheckListRoutes(incidents, boards, roster, own, clock);
    }

    @Bean
    MapRoutes mapRoutes(Incidents incidents, Boards boards, Roster roster, MapProperties properties) {
        return new MapRoutes(incidents, boards, roster, properties);
    }

    /** Lets browsers load the pictures below the map, when there are to be any. */
    @Bean
    ImageSource mapPictures(MapProperties properties) {
        return properties.source().orElse(ImageSource.NONE);
    }

    @Bean
    TaskRoutes taskRoutes(Incidents incidents, Boards boards, OwnPeople own, InstantSource clock) {
        return new TaskRoutes(incidents, boards, own, clock);
    }

    @Bean
    BoardStreams boardStreams(Boards boards, Roster roster, InstantSource clock) {
        return new BoardStreams(boards, roster, clock);
    }

    @Bean
    BoardRoutes boardRoutes(Incidents incidents, BoardStreams streams, SignedIn signedIn) {
        return new BoardRoutes(incidents, streams, signedIn);
    }
}
