package jp.anpi.registry.eventing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data keys that this instance holds. A key may have several <em>materials</em>: the one that came last seals, each opens
 * what it sealed.
 *
 * <p>Sealed bytes: one byte form (1), eight bytes material, then nonce, ciphertext and tag of AES-256-GCM.
 */
final class DataKeys implements Sealing {

    record Material(long id, KeyId key, byte[] secret, Aead aead) {}

    private static final byte FORM = 1;
    private static final int PREFIX = 1 + Long.BYTES;

    private final Map<Long, Material> materials = new ConcurrentHashMap<>();
    private final Map<KeyId, Material> sealing = new ConcurrentHashMap<>();
    private final Set<KeyId> destroyed = ConcurrentHashMap.newKeySet();

    /** Whether something can be sealed with the key. */
    boolean seals(KeyId key) {
        return sealing.containsKey(key);
    }

    boolean holds(long id) {
        return materials.containsKey(id);
    }

    boolean isDestroyed(KeyId key) {
        return destroyed.contains(key);
    }

    List<Material> materials() {
        return List.copyOf(materials.values());
    }

    synchronized void add(long id, KeyId key, byte[] secret) {
        if (destroyed.contains(key) || materials.containsKey(id)) {
            return;
        }
        try {
            var material = new Material(id, key, secret, new AesGcmJce(secret));
            materials.put(id, material);
            sealing.put(key, material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /** For ever: nothing that comes later brings the key back. */
    synchronized void destroy(KeyId key) {
        destroyed.add(key);
        sealing.remove(key);
        materials.values().removeIf(material -> material.key().equals(key));
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        Material material = sealing.get(key);
        if (material == null) {
            throw isDestroyed(key) ? new KeyDestroyed(key) : new KeyUnknown(key);
        }
        try {
            byte[] sealed = material.aead().encrypt(plain, bound(key, context));
            return ByteBuffer.allocate(PREFIX + sealed.length)
                    .put(FORM)
                    .putLong(material.id())
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    @Override
    public byte[] open(KeyId key, byte[] sealed, String context) {
        if (isDestroyed(key)) {
            throw new KeyDestroyed(key);
        }
        if (sealed.length < PREFIX || sealed[0] != FORM) {
            throw new Unreadable(DeadCause.DAMAGED, "it is not of a sealed form that this program knows");
        }
        var buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        Material material = materials.get(buffer.getLong());
        if (material == null) {
            throw new KeyUnknown(key);
        }
        byte[] ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        try {
            return material.aead().decrypt(ciphertext, bound(key, context));
        } catch (GeneralSecurityException e) {
            throw new Unreadable(DeadCause.CHANGED, "it was changed, or sealed for another place");
        }
    }

    private static byte[] bound(KeyId key, String context) {
        return (key.value() + '\n' + context).getBytes(StandardCharsets.UTF_8);
    }
}
