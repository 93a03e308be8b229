package jp.anpi.notifier.channel;

import java.time.Instant;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.door.RealMail;
import jp.anpi.notifier.wording.MessageText;
import reactor.core.publisher.Mono;

/** Stands where no mail server is configured; the door never leads here then. */
final class NoMail implements MailCarrier {

    @Override
    public Mono<Delivery> send(RealMail to, MessageText text, MessageKey key) {
        return Mono.just(new Delivery.NeverWill("no mail server is configured"));
    }

    @Override
    public int available(Instant now) {
        return Integer.MAX_VALUE;
    }

    @Override
    public Instant next(Instant now) {
        return now;
    }
}
