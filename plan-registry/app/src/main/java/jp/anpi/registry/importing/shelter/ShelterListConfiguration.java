package jp.anpi.registry.importing.shelter;

import jp.anpi.registry.importing.run.ImportProperties;
import jp.anpi.registry.shelter.Shelters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of designated places. */
@Configuration(proxyBeanMethods = false)
public class ShelterListConfiguration {

    @Bean
    ShelterTaking shelterTaking(Shelters shelters, ImportProperties properties) {
        return new ShelterTaking(shelters, properties.city(), properties.places());
    }
}
