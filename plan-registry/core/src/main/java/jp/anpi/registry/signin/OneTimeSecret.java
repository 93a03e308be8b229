package jp.anpi.registry.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app and we share: one-time passwords by time (RFC 6238) as every app makes them, six digits of
 * HMAC-SHA-1 that change every 30 seconds. A password of the step before or after is taken too, for clocks that differ; none is
 * taken twice.
 */
public final class OneTimeSecret {

    /** How long one password lasts. */
    public static final int STEP_SECONDS = 30;

    static final int DIGITS = 6;
    private static final int BYTES = 20;
    private static final int MODULUS = 1_000_000;
    private static final int STEPS_OFF = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private OneTimeSecret(byte[] secret) {
        this.secret = secret;
    }

    /** A new one. @param random must be unpredictable */
    public static OneTimeSecret random(RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new OneTimeSecret(secret);
    }

    /** One that was kept. */
    public static OneTimeSecret of(byte[] kept) {
        return new OneTimeSecret(kept.clone());
    }

    /** To be kept, sealed. */
    public byte[] bytes() {
        return secret.clone();
    }

    /** As somebody types it into an app that cannot read the picture (base32, RFC 4648, without padding). */
    public String base32() {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : secret) {
            buffer = buffer << 8 | next & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }

    /** The password of a step. */
    public String passwordOf(long step) {
        return ("%0" + DIGITS + "d").formatted(number(step));
    }

    /** The step at an instant. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * The step whose password this is, to be remembered as used; empty when it is wrong, too old or was used.
     *
     * @param typed spaces and full-width digits do not matter
     * @param lastUsed the step of the last password that was taken
     */
    public OptionalLong find(String typed, Instant now, long lastUsed) {
        byte[] given = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .getBytes(StandardCharsets.UTF_8);
        long present = stepAt(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - STEPS_OFF; step <= present + STEPS_OFF; step++) {
            boolean same = MessageDigest.isEqual(passwordOf(step).getBytes(StandardCharsets.UTF_8), given);
            if (same && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private int number(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            return (ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE) % MODULUS;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", impossible);
        }
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "OneTimeSecret[…]";
    }
}
