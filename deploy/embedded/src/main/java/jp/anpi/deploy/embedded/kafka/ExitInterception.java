package jp.anpi.deploy.embedded.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Kafka ends the process when it meets a fatal fault. In this process it must not: the wish to exit or halt becomes a
 * message to the broker it came from. Kafka's hook is one per process, so each broker runs in a {@link ThreadGroup} of
 * its own (threads inherit it) and the group tells whose wish it is.
 */
final class ExitInterception {

    /** Ends the Kafka thread that wished to exit; Kafka promises its callers that the call does not return. */
    static final class Halted extends Error {
        private static final long serialVersionUID = 1L;

        Halted() {
            super("the broker halts", null, false, false);
        }
    }

    private static final Map<ThreadGroup, Consumer<String>> BROKERS = new ConcurrentHashMap<>();

    private ExitInterception() {}

    static synchronized void watch(ThreadGroup group, Consumer<String> onFault) {
        if (BROKERS.isEmpty()) {
            Exit.setExitProcedure(ExitInterception::fault);
            Exit.setHaltProcedure(ExitInterception::fault);
        }
        BROKERS.put(group, onFault);
    }

    /** The hook itself stays in place: a thread of a stopped broker must not end the process either. */
    static void forget(ThreadGroup group) {
        BROKERS.remove(group);
    }

    private static void fault(int status, @Nullable String message) {
        Thread thread = Thread.currentThread();
        String because = thread.getName().contains("LogDirFailureHandler")
                ? "The log's directory can no longer be written."
                : "Kafka stopped with status " + status + " in " + thread.getName()
                        + (message == null ? "." : ": " + message);
        for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            Consumer<String> broker = BROKERS.get(group);
            if (broker != null) {
                broker.accept(because);
                break;
            }
        }
        throw new Halted();
    }
}
