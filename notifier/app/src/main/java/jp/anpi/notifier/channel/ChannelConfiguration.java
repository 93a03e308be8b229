package jp.anpi.notifier.channel;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.door.LiveChannel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.scheduler.Schedulers;

/** The channels that are configured, and the door that knows which they are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
public class ChannelConfiguration {

    private static final String NAME = "notifier-mail";

    @Bean
    Door noticeDoor(MailProperties mail) {
        return new Door(mail.configured() ? Set.of(LiveChannel.MAIL) : Set.of());
    }

    @Bean(destroyMethod = "close")
    MailCarrier mailCarrier(MailProperties mail, InstantSource clock, ObjectProvider<MeterRegistry> meters) {
        return mail.configured() ? smtp(mail, clock, meters.getIfAvailable(SimpleMeterRegistry::new)) : new NoMail();
    }

    private static MailCarrier smtp(MailProperties mail, InstantSource clock, MeterRegistry meters) {
        return new SmtpCarrier(
                sender(mail),
                mail,
                guards(mail, meters),
                Schedulers.newBoundedElastic(mail.connections(), 10 * mail.connections(), NAME),
                clock);
    }

    private static JavaMailSenderImpl sender(MailProperties mail) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!mail.username().isBlank()) {
            sender.setUsername(mail.username());
            mail.secret().ifPresent(sender::setPassword);
        }
        String socketMillis = Long.toString(mail.timeout().toMillis() * 3 / 4);
        var settings = sender.getJavaMailProperties();
        settings.setProperty("mail.smtp.connectiontimeout", socketMillis);
        settings.setProperty("mail.smtp.timeout", socketMillis);
        settings.setProperty("mail.smtp.writetimeout", socketMillis);
        settings.setProperty("mail.smtp.auth", Boolean.toString(!mail.username().isBlank()));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(mail.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(mail.startTls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return sender;
    }

    private static SmtpCarrier.Guards guards(MailProperties mail, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(60)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .ignoreException(failure -> SmtpAnswer.code(failure).isPresent())
                .build());
        var bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(mail.connections())
                .maxWaitDuration(Duration.ZERO)
                .build());
        var limits = TimeLimiterRegistry.of(
                TimeLimiterConfig.custom().timeoutDuration(mail.timeout()).build());
        var retries = RetryRegistry.of(RetryConfig.custom()
                .maxAttempts(2)
                .waitDuration(Duration.ofMillis(200))
                .retryOnException(ChannelConfiguration::brokeAtOnce)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(limits).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
        return new SmtpCarrier.Guards(
                breakers.circuitBreaker(NAME), bulkheads.bulkhead(NAME), limits.timeLimiter(NAME), retries.retry(NAME));
    }

    private static boolean brokeAtOnce(Throwable failure) {
        return failure.getCause() != null
                && (failure.getCause() instanceof ConnectException || brokeAtOnce(failure.getCause()));
    }
}
