package jp.anpi.notifier.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Keys on the curve that Web Push uses, in the forms it writes them. */
final class P256 {

    private static final int FIELD_BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * FIELD_BYTES;
    private static final byte UNCOMPRESSED = 4;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    static KeyPair fresh() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(CURVE);
        return generator.generateKeyPair();
    }

    /** The pair of a secret number: the same seed gives the same pair. @param seed 32 random bytes */
    static KeyPair of(byte[] seed) throws GeneralSecurityException {
        BigInteger secret = new BigInteger(1, seed)
                .mod(CURVE.getOrder().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        var keys = KeyFactory.getInstance("EC");
        var priv = (ECPrivateKey) keys.generatePrivate(new ECPrivateKeySpec(secret, CURVE));
        // The JDK multiplies points only to agree on secrets: agreeing with the generator gives our point's x.
        var generator = keys.generatePublic(new ECPublicKeySpec(CURVE.getGenerator(), CURVE));
        BigInteger x = new BigInteger(1, agree(priv, (ECPublicKey) generator));
        for (BigInteger y : rootsAt(x)) {
            var pub = (ECPublicKey) keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
            if (belong(priv, pub)) {
                return new KeyPair(pub, priv);
            }
        }
        throw new InvalidKeyException("no point of the curve belongs to the secret");
    }

    /** The common secret of one's own private and the other's public key. */
    static byte[] agree(ECPrivateKey own, ECPublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    /** 65 bytes, uncompressed. */
    static byte[] bytes(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + FIELD_BYTES);
        return point;
    }

    /** Empty unless the bytes are an uncompressed point of the curve. */
    static Optional<ECPublicKey> key(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + FIELD_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + FIELD_BYTES, POINT_BYTES));
        if (x.compareTo(PRIME) >= 0
                || y.compareTo(PRIME) >= 0
                || !y.modPow(BigInteger.TWO, PRIME).equals(square(x))) {
            return Optional.empty();
        }
        try {
            return Optional.of((ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE)));
        } catch (GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] signed = number.toByteArray();
        int length = Math.min(signed.length, FIELD_BYTES);
        System.arraycopy(signed, signed.length - length, into, at + FIELD_BYTES - length, length);
    }

    private static BigInteger square(BigInteger x) {
        var curve = CURVE.getCurve();
        return x.modPow(THREE, PRIME)
                .add(curve.getA().multiply(x))
                .add(curve.getB())
                .mod(PRIME);
    }

    private static BigInteger[] rootsAt(BigInteger x) {
        BigInteger root = square(x).modPow(PRIME.add(BigInteger.ONE).divide(BigInteger.valueOf(4)), PRIME);
        return new BigInteger[] {root, PRIME.subtract(root)};
    }

    private static boolean belong(ECPrivateKey priv, ECPublicKey pub) throws GeneralSecurityException {
        byte[] probe = {1};
        var signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(priv);
        signing.update(probe);
        byte[] signature = signing.sign();
        var verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(pub);
        verifying.update(probe);
        return verifying.verify(signature);
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
