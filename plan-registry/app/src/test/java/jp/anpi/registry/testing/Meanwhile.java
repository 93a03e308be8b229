package jp.anpi.registry.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import reactor.core.publisher.Mono;

/**
 * Lets something happen at the worst moment: after somebody has read a document and before they go on with what they read. Who
 * reads is whoever opens sealed fields with this seal; what happens meanwhile is done with another one, and over a database of
 * its own, because the reader's thread waits for it.
 */
public final class Meanwhile {

    private record Planned(String collection, Mono<?> what) {}

    private final Deque<Planned> planned = new ArrayDeque<>();

    /** Once, when a document of that collection is read next; several of one collection happen one reading after the other. */
    public synchronized void reading(String collection, Mono<?> what) {
        planned.add(new Planned("registry." + collection + "/", what));
    }

    /** Whether all that was planned has happened. */
    public synchronized boolean isOver() {
        return planned.isEmpty();
    }

    /** The seal of all tests, with what was planned in between. */
    public Sealing sealing() {
        return over(RealKeyring.get());
    }

    /** Another seal, with what was planned in between. */
    public Sealing over(Sealing real) {
        return new Sealing() {
            @Override
            public byte[] seal(KeyId key, byte[] plain, String context) {
                return real.seal(key, plain, context);
            }

            @Override
            public byte[] open(KeyId key, byte[] sealed, String context) {
                happen(context);
                return real.open(key, sealed, context);
            }
        };
    }

    private void happen(String place) {
        Mono<?> what;
        synchronized (this) {
            Planned next = planned.peek();
            if (next == null || !place.startsWith(next.collection())) {
                return;
            }
            what = planned.remove().what();
        }
        what.toFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
