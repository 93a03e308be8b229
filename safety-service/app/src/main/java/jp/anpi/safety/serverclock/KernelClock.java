package jp.anpi.safety.serverclock;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the Linux kernel whether a time service disciplines its clock (adjtimex(2), reading only); in a container the answer
 * is the host's. Elsewhere nobody can tell.
 */
final class KernelClock {

    private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);

    /** More than struct timex has on any machine; zero in its first word asks without changing anything. */
    private static final int TIMEX_BYTES = 512;

    private static final int TIME_ERROR = 5;

    private KernelClock() {}

    static ServerClock.Trust trust() {
        return adjtimex().map(KernelClock::read).orElse(ServerClock.Trust.UNKNOWN);
    }

    private static ServerClock.Trust read(int state) {
        if (state < 0) {
            return ServerClock.Trust.UNKNOWN;
        }
        return state == TIME_ERROR ? ServerClock.Trust.UNSYNCHRONISED : ServerClock.Trust.SYNCHRONISED;
    }

    private static Optional<Integer> adjtimex() {
        try {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> function = linker.defaultLookup().find("adjtimex");
            if (function.isEmpty()) {
                return Optional.empty();
            }
            MethodHandle call = linker.downcallHandle(
                    function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            try (Arena arena = Arena.ofConfined()) {
                return Optional.of((int) call.invokeExact(arena.allocate(TIMEX_BYTES, Long.BYTES)));
            }
        } catch (Throwable cannotAsk) {
            LOG.debug("the kernel's clock cannot be asked: {}", cannotAsk.toString());
            return Optional.empty();
        }
    }
}
