package jp.anpi.registry.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.anpi.registry.eventing.Keyring;
import reactor.core.publisher.Mono;

/**
 * Lets something happen at the worst moment: after somebody has read a document and before they go on with what they read. Who
 * reads is whoever opens sealed fields with this keyring; what happens meanwhile is done with another one, and over a database of
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

    /** The keyring of all tests, with what was planned in between. */
    public Keyring keyring() {
        Keyring real = RealKeyring.get();
        return (Keyring) Proxy.newProxyInstance(
                Keyring.class.getClassLoader(), new Class<?>[] {Keyring.class}, (_, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        happen((String) arguments[2]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void happen(String place) throws ExecutionException, InterruptedException, TimeoutException {
        Mono<?> what;
        synchronized (this) {
            Planned next = planned.peek();
            if (next == null || !place.startsWith(next.collection())) {
                return;
            }
            what = planned.remove().what();
        }
        what.toFuture().get(20, TimeUnit.SECONDS);
    }
}
