package jp.anpi.registry.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What reading a whole trail found.
 *
 * @param lines how many there are
 * @param first number of the first line that is kept; those before were lawfully removed
 * @param last number of the last one
 * @param newest when that was written
 * @param head its hash, to be noted on paper and compared later
 * @param faults empty when all is as it was written
 */
public record Verification(
        String chain,
        long lines,
        long first,
        long last,
        Optional<Instant> newest,
        Optional<String> head,
        List<Fault> faults) {

    public boolean sound() {
        return faults.isEmpty();
    }
}
