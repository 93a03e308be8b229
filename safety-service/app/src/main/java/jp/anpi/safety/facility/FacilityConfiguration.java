package jp.anpi.safety.facility;

import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How offices and shelters stand. */
@Configuration(proxyBeanMethods = false)
public class FacilityConfiguration {

    @Bean
    FacilityBook facilityBook(Incidents incidents) {
        return new FacilityBook(incidents);
    }

    @Bean
    FacilityLife facilityLife(
            MongoDatabase safetyDatabase,
            Incidents incidents,
            Roster roster,
            FacilityBook book,
            FactLog facts,
            EventLog log,
            Projectors projectors) {
        return new FacilityLife(new FloodAsking(safetyDatabase, incidents, roster, book, facts, log), projectors);
    }

    @Bean
    FacilityRoutes facilityRoutes(Incidents incidents, FacilityBook book, FactLog facts, Roster roster) {
        return new FacilityRoutes(incidents, book, facts, roster);
    }

    @Bean
    ShelterRoutes shelterRoutes(Incidents incidents, FacilityBook book, FactLog facts) {
        return new ShelterRoutes(incidents, book, facts);
    }
}
