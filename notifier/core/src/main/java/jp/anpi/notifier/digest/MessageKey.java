package jp.anpi.notifier.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import jp.anpi.safety.contract.NoticeId;

/**
 * Names a message for ever: the same questions to the same recipient give the same key, so that a send whose fate a crash hid is
 * repeated under it and carriers and readers can tell.
 */
public record MessageKey(String value) {

    public static MessageKey of(String recipient, Collection<NoticeId> notices) {
        String questions = notices.stream().map(NoticeId::value).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((recipient + "\n" + questions).getBytes(StandardCharsets.UTF_8));
            return new MessageKey(HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
