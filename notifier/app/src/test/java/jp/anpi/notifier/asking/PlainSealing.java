package jp.anpi.notifier.asking;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import jp.anpi.registry.eventing.DeadCause;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.eventing.Unreadable;

/** Seals by turning bits over, which is enough to see that nothing is stored readable, and minds the context. */
final class PlainSealing implements Sealing {

    private final Set<KeyId> destroyed = new HashSet<>();

    void destroy(KeyId key) {
        destroyed.add(key);
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        check(key);
        return turned((context + "\n" + new String(plain, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] open(KeyId key, byte[] sealed, String context) {
        check(key);
        String text = new String(turned(sealed), StandardCharsets.UTF_8);
        if (!text.startsWith(context + "\n")) {
            throw new Unreadable(DeadCause.CHANGED, "other context");
        }
        return text.substring(context.length() + 1).getBytes(StandardCharsets.UTF_8);
    }

    private void check(KeyId key) {
        if (destroyed.contains(key)) {
            throw new KeyDestroyed(key);
        }
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = bytes.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (byte) ~turned[i];
        }
        return turned;
    }
}
