package jp.anpi.notifier.channel;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.door.RealMail;
import jp.anpi.notifier.throttle.Throttle;
import jp.anpi.notifier.wording.MessageText;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Mail by SMTP. The blocking sender runs on its own few threads behind a bulkhead, a time limit, a circuit breaker and one quick
 * repetition for a connection that broke at once.
 */
final class SmtpCarrier implements MailCarrier {

    private final JavaMailSender sender;
    private final MailProperties properties;
    private final Guards guards;
    private final Scheduler threads;
    private final InstantSource clock;
    private final AtomicReference<Throttle> throttle;

    /** What stands between us and a mail server in trouble. */
    record Guards(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit, Retry retry) {}

    SmtpCarrier(
            JavaMailSender sender, MailProperties properties, Guards guards, Scheduler threads, InstantSource clock) {
        this.sender = sender;
        this.properties = properties;
        this.guards = guards;
        this.threads = threads;
        this.clock = clock;
        throttle = new AtomicReference<>(Throttle.full(properties.perSecond(), properties.burst(), clock.instant()));
    }

    @Override
    public Mono<Delivery> send(RealMail to, MessageText text, MessageKey key) {
        return Mono.<Delivery>fromCallable(() -> {
                    sender.send(mime(to, text, key));
                    return new Delivery.HandedOver(messageId(key));
                })
                .subscribeOn(threads)
                .transformDeferred(TimeLimiterOperator.of(guards.limit()))
                .transformDeferred(BulkheadOperator.of(guards.bulkhead()))
                .transformDeferred(CircuitBreakerOperator.of(guards.breaker()))
                .transformDeferred(RetryOperator.of(guards.retry()))
                .onErrorResume(failure -> Mono.just(answer(failure)))
                .doOnSubscribe(_ -> throttle.updateAndGet(this::taken));
    }

    @Override
    public int available(Instant now) {
        return throttle.get().available(now);
    }

    @Override
    public Instant next(Instant now) {
        return throttle.get().next(now);
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private Throttle taken(Throttle before) {
        var now = clock.instant();
        return before.available(now) == 0 ? before : before.take(1, now);
    }

    private Delivery answer(Throwable failure) {
        var now = clock.instant();
        if (failure instanceof CallNotPermittedException) {
            var pause = guards.breaker().getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState();
            return new Delivery.TryAgain(now.plusMillis(pause.apply(1)), "mail server out of order, pausing");
        }
        if (failure instanceof BulkheadFullException) {
            return new Delivery.TryAgain(now, "too many mails at once");
        }
        if (failure instanceof TimeoutException) {
            return new Delivery.TryAgain(now, "no answer from the mail server in time");
        }
        if (failure instanceof MailAuthenticationException) {
            return new Delivery.TryAgain(now, "the mail server refuses our sign-in");
        }
        return SmtpAnswer.code(failure)
                .map(code -> isFinal(code)
                        ? new Delivery.NeverWill("refused by the mail server: " + code)
                        : new Delivery.TryAgain(now, "put off by the mail server: " + code))
                .orElseGet(() -> new Delivery.TryAgain(now, "mail server not reached"));
    }

    /** RFC 5321, 4.2.1: 5yz will fail again in the same way. */
    static boolean isFinal(int code) {
        return code >= 500 && code <= 599;
    }

    private MimeMessage mime(RealMail to, MessageText text, MessageKey key) throws MessagingException {
        var mail = sender.createMimeMessage();
        mail.setFrom(new InternetAddress(properties.from(), true));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to.address(), true));
        mail.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        mail.setText(text.body(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Message-ID", messageId(key));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private String messageId(MessageKey key) {
        String domain = properties.from().substring(properties.from().indexOf('@') + 1);
        return "<" + key + "@" + domain + ">";
    }
}
