package jp.anpi.registry.importing.run;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.mistake.MayBeAskedAbout;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports of whatever kind: begun, shown, taken back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
public class ImportsConfiguration {

    @Bean
    ImportJobs importJobs(RegistryDatabase database, SealedJson sealed) {
        return new ImportJobs(database, sealed);
    }

    @Bean
    ImportLease importLease(RegistryDatabase database, InstantSource clock) {
        return new ImportLease(database, clock);
    }

    @Bean
    Imports imports(
            ImportJobs jobs,
            List<Taking<?>> takings,
            ImportLease lease,
            MayBeAskedAbout mayBeAskedAbout,
            InstantSource clock) {
        return new Imports(takings, jobs, lease, mayBeAskedAbout::whoCameSince, clock);
    }

    @Bean
    HeadingProfiles headingProfiles(RegistryDatabase database) {
        return new HeadingProfiles(database);
    }

    @Bean
    HeadingRoutes headingRoutes(Imports imports, HeadingProfiles profiles, ImportProperties properties) {
        return new HeadingRoutes(imports, profiles, properties);
    }

    @Bean
    ImportRoutes importRoutes(
            Imports imports,
            HeadingProfiles profiles,
            ImportProperties properties,
            CityProperties city,
            InstantSource clock) {
        return new ImportRoutes(imports, profiles, properties, city.zone(), clock);
    }
}
