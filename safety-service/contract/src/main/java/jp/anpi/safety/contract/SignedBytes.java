package jp.anpi.safety.contract;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Bytes of a known length that stand in an address with half an HMAC-SHA256 behind them, as base64url without padding. */
final class SignedBytes {

    private static final int MAC = 16;

    private SignedBytes() {}

    static String sign(byte[] content, SecretKey key) {
        byte[] whole = Arrays.copyOf(content, content.length + MAC);
        System.arraycopy(mac(content, key), 0, whole, content.length, MAC);
        return text(whole);
    }

    /**
     * What was signed, behind its first byte; empty unless it was signed by that key.
     *
     * @param form the first byte
     * @param length of what was signed, the first byte included
     */
    static Optional<ByteBuffer> read(String text, byte form, int length, SecretKey key) {
        if (text.length() > (length + MAC) * 4 / 3 + 2) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (whole.length != length + MAC) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(whole, length);
        boolean signed = MessageDigest.isEqual(mac(content, key), Arrays.copyOfRange(whole, length, whole.length));
        return signed && content[0] == form ? Optional.of(ByteBuffer.wrap(content, 1, length - 1)) : Optional.empty();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] mac(byte[] content, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
