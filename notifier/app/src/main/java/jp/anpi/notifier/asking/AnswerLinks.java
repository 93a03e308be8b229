package jp.anpi.notifier.asking;

import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;

/**
 * Signs the link by which one question is answered without signing in.
 *
 * @param address with {@code {answer}} for the signed link; empty when messages shall have none
 */
record AnswerLinks(String address, SecretKey key) implements Function<NoticeRequested, Optional<String>> {

    static AnswerLinks at(String address, Keyring keyring) {
        return new AnswerLinks(address, keyring.macKey(AnswerLink.KEY_PURPOSE));
    }

    @Override
    public Optional<String> apply(NoticeRequested question) {
        return address.isEmpty()
                ? Optional.empty()
                : AnswerLink.of(question).map(link -> address.replace("{answer}", link.signed(key)));
    }

    @Override
    public String toString() {
        return "AnswerLinks[" + address + "]";
    }
}
