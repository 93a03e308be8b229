package jp.anpi.registry.letter;

import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Letters that encourage people to make a plan. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LetterProperties.class)
public class LetterConfiguration {

    @Bean
    Letters letters(
            StateStore<PersonState> persons, Plans plans, RegistryDatabase database, LetterProperties properties) {
        return new Letters(persons, plans, new LetterStore(database), properties.rule());
    }

    @Bean
    LetterRoutes letterRoutes(Letters letters) {
        return new LetterRoutes(letters);
    }
}
