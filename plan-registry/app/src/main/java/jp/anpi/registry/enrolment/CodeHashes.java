package jp.anpi.registry.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * How codes are known once they were handed out: HMAC-SHA256 under a key of the installation. A code of 40 bits could be found
 * from a plain hash by trying; from this it cannot, and looking one up tells nothing about others by its time.
 */
record CodeHashes(SecretKey key) {

    String of(InvitationCode code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(code.symbols().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "CodeHashes[…]";
    }
}
