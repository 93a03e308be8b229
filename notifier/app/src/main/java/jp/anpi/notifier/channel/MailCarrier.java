package jp.anpi.notifier.channel;

import java.time.Instant;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.door.RealMail;
import jp.anpi.notifier.wording.MessageText;
import reactor.core.publisher.Mono;

/** Carries messages of real incidents by mail; a drill has no {@link RealMail} to give. */
public interface MailCarrier extends AutoCloseable {

    /**
     * One attempt. Never fails and never takes much longer than the configured timeout; the same key gives the same
     * Message-ID.
     */
    Mono<Delivery> send(RealMail to, MessageText text, MessageKey key);

    /** How many messages may go now. */
    int available(Instant now);

    /** When the next message may go. */
    Instant next(Instant now);

    @Override
    default void close() {}
}
