package jp.anpi.notifier.asking;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import jp.anpi.notifier.channel.MailCarrier;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.notifier.message.NotifierDatabase;
import jp.anpi.notifier.push.Nudges;
import jp.anpi.notifier.wording.Wording;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.SafetyTopics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the projection of questions together and runs it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifierProperties.class)
public class AskingConfiguration {

    @Bean
    DeclaredTopics noticeTopics() {
        return new DeclaredTopics(List.of(SafetyTopics.NOTICE, SafetyTopics.INCIDENT, SafetyTopics.REPORT));
    }

    @Bean
    WaitingStore waitingStore(NotifierDatabase database, Keyring keyring) {
        return new WaitingStore(database.database(), keyring);
    }

    @Bean(destroyMethod = "close")
    IncidentBook noticeIncidents(Followers followers) {
        return new IncidentBook(followers);
    }

    @Bean
    NoticeProjection noticeProjection(
            WaitingStore notices,
            MessageStore messages,
            IncidentBook incidents,
            NotifierProperties properties,
            Keyring keyring,
            Door door,
            MailCarrier mail,
            Nudges nudges,
            EventLog log,
            InstantSource clock,
            @Value("${anpi.zone:Asia/Tokyo}") ZoneId zone,
            ObjectProvider<MeterRegistry> registries) {
        var meters = registries.getIfAvailable(SimpleMeterRegistry::new);
        var gatherings = new Gatherings(properties.window(), incidents::find);
        Gauge.builder("anpi.notifier.waiting", gatherings, Gatherings::size).register(meters);
        var composer = new Composer(
                door,
                new Wording(
                        properties.language(),
                        zone,
                        properties.link(),
                        AnswerLinks.at(properties.answerLink(), keyring)),
                properties.mostPeople(),
                incidents::find);
        var fates = new Fates(log, clock, incidents::find);
        var outbox = new Outbox(messages, notices, composer, mail, fates, properties.retry(), clock, meters);
        return new NoticeProjection(notices, messages, incidents, gatherings, composer, outbox, fates, nudges, clock);
    }

    @Bean(destroyMethod = "close")
    Projector noticeProjector(Projectors projectors, NoticeProjection projection) {
        return projectors.start("notifier.notice", SafetyTopics.NOTICE, projection);
    }
}
