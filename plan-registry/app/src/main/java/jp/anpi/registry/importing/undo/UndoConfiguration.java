package jp.anpi.registry.importing.undo;

import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps states as they were before an import. */
@Configuration(proxyBeanMethods = false)
public class UndoConfiguration {

    @Bean
    ListedStates listedStates(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new ListedStates(database, sealed, log);
    }
}
