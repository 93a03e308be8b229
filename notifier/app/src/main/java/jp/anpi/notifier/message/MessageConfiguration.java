package jp.anpi.notifier.message;

import jp.anpi.registry.eventing.Keyring;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of messages in the notifier's own database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreProperties.class, DatabaseProperties.class})
public class MessageConfiguration {

    @Bean(destroyMethod = "close")
    NotifierDatabase notifierDatabase(StoreProperties store, DatabaseProperties own) {
        return new NotifierDatabase(store.uri(), own.database());
    }

    @Bean
    MessageStore messageStore(NotifierDatabase database, Keyring keyring) {
        return new MessageStore(database.database(), keyring);
    }
}
