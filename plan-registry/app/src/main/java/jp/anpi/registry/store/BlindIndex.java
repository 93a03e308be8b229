package jp.anpi.registry.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.eventing.Keyring;

/**
 * Makes a number that names a person into something a document can be found by and nobody can read back without the
 * installation's key: equal numbers give equal texts, and that is all a store learns.
 */
public final class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";

    private final Keyring keyring;
    private final Map<String, SecretKey> own = new ConcurrentHashMap<>();

    public BlindIndex(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * 64 hexadecimal digits.
     *
     * @param kind what the parts are, so that one number used for two things gives two texts
     */
    public String of(String kind, String... parts) {
        SecretKey key = own.computeIfAbsent(kind, this::derived);
        return HexFormat.of().formatHex(sign(key, String.join("\u0000", List.of(parts))));
    }

    private SecretKey derived(String kind) {
        return new SecretKeySpec(sign(keyring.receiptKey().key(), "anpi.registry.blind-index/" + kind), ALGORITHM);
    }

    private static byte[] sign(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
