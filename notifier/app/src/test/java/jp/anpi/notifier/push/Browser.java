package jp.anpi.notifier.push;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.MemberId;

/** The other end of Web Push: subscribes, and reads what it is sent as RFC 8291 tells a browser to. */
public final class Browser {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] secret = new byte[16];

    public Browser() {
        try {
            keys = P256.fresh();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(secret);
    }

    Subscription at(URI endpoint, MemberId member) {
        return new Subscription(
                endpoint, P256.bytes((ECPublicKey) keys.getPublic()), secret, Optional.of(member), Optional.empty());
    }

    /** As {@code PushSubscription.toJSON()} gives it. */
    public Map<String, Object> wants(URI endpoint) {
        return Map.of(
                "endpoint",
                endpoint.toString(),
                "keys",
                Map.of(
                        "p256dh",
                        URL.encodeToString(P256.bytes((ECPublicKey) keys.getPublic())),
                        "auth",
                        URL.encodeToString(secret)));
    }

    public String read(byte[] body) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(body);
        byte[] salt = take(in, 16);
        in.getInt();
        byte[] sender = take(in, in.get());
        byte[] sealed = take(in, in.remaining());
        byte[] agreed =
                P256.agree((ECPrivateKey) keys.getPrivate(), P256.key(sender).orElseThrow());
        byte[] info = concat("WebPush: info\0", P256.bytes((ECPublicKey) keys.getPublic()), sender);
        byte[] input = derive(secret, agreed, info, 32);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derive(salt, input, concat("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(128, derive(salt, input, concat("Content-Encoding: nonce\0"), 12)));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return new String(Arrays.copyOf(padded, end), StandardCharsets.UTF_8);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] some = new byte[length];
        in.get(some);
        return some;
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] concat(String text, byte[]... parts) {
        byte[] all = text.getBytes(StandardCharsets.US_ASCII);
        for (byte[] part : parts) {
            int before = all.length;
            all = Arrays.copyOf(all, before + part.length);
            System.arraycopy(part, 0, all, before, part.length);
        }
        return all;
    }
}
