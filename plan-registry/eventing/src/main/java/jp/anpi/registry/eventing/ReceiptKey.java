package jp.anpi.registry.eventing;

import javax.crypto.SecretKey;

/**
 * The key of HMAC-SHA256 signatures on receipts.
 *
 * @param id names the key in a receipt; not secret
 * @param key 32 bytes, derived from the installation's key
 */
public record ReceiptKey(String id, SecretKey key) {

    @Override
    public String toString() {
        return "ReceiptKey[" + id + "]";
    }
}
