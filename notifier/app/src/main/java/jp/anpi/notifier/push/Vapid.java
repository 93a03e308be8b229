package jp.anpi.notifier.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Tells a push service who we are (RFC 8292). The pair is the installation's: every instance has the same, over every restart. */
final class Vapid {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID = Duration.ofHours(12);
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private final KeyPair keys;
    private final String subject;

    /** @param secret of the installation, for this purpose alone */
    Vapid(SecretKey secret, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            keys = P256.of(mac.doFinal("vapid 1".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        this.subject = subject;
    }

    /** The key a browser subscribes with. */
    String publicKey() {
        return URL.encodeToString(P256.bytes((ECPublicKey) keys.getPublic()));
    }

    /** The value of {@code Authorization} for one push service. */
    String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
        String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        String claims = encode("{\"aud\":\"" + origin + "\",\"exp\":"
                + now.plus(VALID).getEpochSecond() + ",\"sub\":\"" + subject + "\"}");
        var signing = Signature.getInstance("SHA256withECDSAinP1363Format");
        signing.initSign(keys.getPrivate());
        signing.update((HEADER + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + HEADER + "." + claims + "." + URL.encodeToString(signing.sign()) + ", k=" + publicKey();
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
