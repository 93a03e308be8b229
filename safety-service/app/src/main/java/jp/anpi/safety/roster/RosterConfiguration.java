package jp.anpi.safety.roster;

import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.sealing.SealedJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This service's own copy of the registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RosterProperties.class)
public class RosterConfiguration {

    @Bean
    RowCodec rowCodec() {
        return new RowCodec();
    }

    @Bean
    PersonStore personStore(MongoDatabase safetyDatabase, SealedJson sealed, RowCodec codec) {
        return new PersonStore(safetyDatabase, sealed, codec);
    }

    @Bean
    Roster roster(PersonStore store) {
        return new Roster(store);
    }

    @Bean
    RosterCopy rosterCopy(
            PersonStore store, Roster roster, Followers followers, Projectors projectors, RosterProperties properties) {
        return new RosterCopy(store, roster, followers, projectors, properties);
    }
}
