package jp.anpi.notifier.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser, so that the push service in between reads nothing (RFC 8291 with the aes128gcm coding of RFC 8188). */
final class PushEncryption {

    static final int SALT_BYTES = 16;
    private static final int RECORD_BYTES = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /**
     * One message in one record.
     *
     * @param sender a pair of keys for this message alone
     * @param salt 16 random bytes, for this message alone
     * @param padTo how long the plain text is made, so that its length tells nothing; shorter is not cut
     */
    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] secret, KeyPair sender, byte[] salt, int padTo)
            throws GeneralSecurityException {
        byte[] ours = P256.bytes((ECPublicKey) sender.getPublic());
        byte[] agreed = P256.agree((ECPrivateKey) sender.getPrivate(), browser);
        byte[] input = derive(secret, agreed, join(text("WebPush: info\0"), P256.bytes(browser), ours), 32);
        byte[] key = derive(salt, input, text("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = derive(salt, input, text("Content-Encoding: nonce\0"), 12);

        byte[] padded = Arrays.copyOf(plain, Math.max(plain.length, padTo) + 1);
        padded[plain.length] = LAST_RECORD;
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(padded);
        return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ours.length + sealed.length)
                .put(salt)
                .putInt(RECORD_BYTES)
                .put((byte) ours.length)
                .put(ours)
                .put(sealed)
                .array();
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        var joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
