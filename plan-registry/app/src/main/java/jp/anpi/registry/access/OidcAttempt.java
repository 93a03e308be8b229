package jp.anpi.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * One try to sign in elsewhere, kept sealed by the browser that makes it: nobody can hand somebody else's answer to it.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the token
 * @param verifier proves that whoever fetches the token is who asked for it (PKCE, RFC 7636)
 * @param next the page to go on to
 */
record OidcAttempt(String state, String nonce, String verifier, String next, Instant until) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int LONGEST_PATH = 300;

    static OidcAttempt begin(String next, Instant until) {
        return new OidcAttempt(random(), random(), random(), own(next), until);
    }

    /** {@code S256} of the verifier. */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return encoded(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A path of this product, and never another site's address. */
    private static String own(String next) {
        boolean path = next.length() <= LONGEST_PATH
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return path ? next : "/";
    }

    private static String random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return encoded(random);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "OidcAttempt[…]";
    }
}
