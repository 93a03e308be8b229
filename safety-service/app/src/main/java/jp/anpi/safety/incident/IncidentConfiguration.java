package jp.anpi.safety.incident;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.InstantSource;
import java.time.ZoneId;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.CaseloadToken;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.roster.RowCodec;
import jp.anpi.safety.sealing.SealedJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Opening, seeing and closing incidents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IncidentProperties.class)
public class IncidentConfiguration {

    @Bean
    Incidents incidents(Policies policies, ZoneId anpiZone) {
        return new Incidents(policies, anpiZone);
    }

    @Bean
    ChunkStore chunkStore(MongoDatabase safetyDatabase, SealedJson sealed, RowCodec codec) {
        return new ChunkStore(safetyDatabase, sealed, codec);
    }

    @Bean
    FrozenRosters frozenRosters(ChunkStore chunks, Incidents incidents, Roster roster) {
        return new FrozenRosters(chunks, incidents, roster);
    }

    @Bean
    Opening opening(
            ChunkStore chunks,
            FrozenRosters rosters,
            Roster roster,
            RosterCopy copy,
            EventLog log,
            InstantSource clock) {
        return new Opening(chunks, rosters, roster, copy, log, clock);
    }

    @Bean
    IncidentLife incidentLife(
            MongoDatabase safetyDatabase,
            ChunkStore chunks,
            Incidents incidents,
            Opening opening,
            EventLog log,
            Followers followers,
            Projectors projectors) {
        var told = new RegistryTold(safetyDatabase, incidents, log);
        return new IncidentLife(chunks, incidents, opening, told, new AllTold(log), followers, projectors);
    }

    @Bean
    FactLog factLog(Incidents incidents, EventLog log, InstantSource clock) {
        return new FactLog(incidents, log, clock);
    }

    @Bean
    WebFluxConfigurer areaBodies(JsonMapper json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.customCodecs().register(new AreaBodies(json));
            }
        };
    }

    @Bean
    OutageRoutes outageRoutes(Incidents incidents, FactLog facts, Roster roster) {
        return new OutageRoutes(incidents, new OutageDesk(facts, roster));
    }

    @Bean
    DisclosureRoutes disclosureRoutes(Incidents incidents, FactLog facts, Roster roster) {
        return new DisclosureRoutes(incidents, facts, roster);
    }

    @Bean
    CaseloadLinkRoutes caseloadLinkRoutes(
            Incidents incidents, FactLog facts, Roster roster, Keyring keyring, InstantSource clock) {
        return new CaseloadLinkRoutes(incidents, facts, roster, keyring.macKey(CaseloadToken.KEY_PURPOSE), clock);
    }

    @Bean
    CitizensPageRoutes citizensPageRoutes(Incidents incidents, FactLog facts) {
        return new CitizensPageRoutes(incidents, facts);
    }

    @Bean
    IncidentDesk incidentDesk(
            Incidents incidents,
            ChunkStore chunks,
            Roster roster,
            RosterCopy copy,
            Policies policies,
            FactLog facts,
            Keyring keyring,
            InstantSource clock,
            ZoneId anpiZone,
            IncidentProperties properties) {
        return new IncidentDesk(
                incidents, chunks, roster, copy, policies, facts, keyring, clock, anpiZone, properties.both());
    }

    @Bean
    Deletions deletions(Incidents incidents, IncidentErasure erasure, Keyring keyring) {
        return new Deletions(incidents, erasure, keyring);
    }

    @Bean
    DeletionRoutes deletionRoutes(
            Incidents incidents,
            FactLog facts,
            Deletions deletions,
            InstantSource clock,
            IncidentProperties properties) {
        return new DeletionRoutes(incidents, facts, deletions, properties.both(), clock);
    }

    @Bean
    ReporterRoutes reporterRoutes(IncidentDesk desk, Incidents incidents, FactLog facts) {
        return new ReporterRoutes(desk, incidents, facts);
    }

    @Bean
    DeskRoutes deskRoutes(IncidentDesk desk, Incidents incidents) {
        return new DeskRoutes(desk, incidents);
    }

    @Bean
    CarryOverRoutes carryOverRoutes(Incidents incidents, IncidentDesk desk, FactLog facts) {
        return new CarryOverRoutes(incidents, desk, facts);
    }

    @Bean
    IncidentRoutes incidentRoutes(IncidentDesk desk, Incidents incidents) {
        return new IncidentRoutes(desk, incidents);
    }
}
