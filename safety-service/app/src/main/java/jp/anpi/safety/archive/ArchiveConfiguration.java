package jp.anpi.safety.archive;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.safety.check.CheckArchive;
import jp.anpi.safety.contract.ArchivePart;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The archive of an incident; what services to the right add comes as {@link ArchivePart}s of the same application. */
@Configuration(proxyBeanMethods = false)
public class ArchiveConfiguration {

    @Bean
    ArchiveRoutes archiveRoutes(
            Incidents incidents,
            FactLog facts,
            FrozenRosters rosters,
            Roster roster,
            CheckArchive checks,
            ObjectProvider<ArchivePart> parts,
            JsonMapper json,
            InstantSource clock) {
        List<ArchivePart> added = parts.orderedStream().toList();
        return new ArchiveRoutes(incidents, facts, new Archive(incidents, rosters, roster, checks, added, json), clock);
    }
}
