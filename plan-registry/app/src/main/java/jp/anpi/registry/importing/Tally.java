package jp.anpi.registry.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.importing.RowFault.Reason;

/** Counts an import while it runs; one thread at a time writes, any may look. */
final class Tally {

    private final List<RowFault> faults = new ArrayList<>();
    private final Map<Reason, Integer> kinds = new EnumMap<>(Reason.class);
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> present = new HashSet<>();
    private int rows;
    private int added;
    private int changed;
    private int unchanged;
    private int faulty;
    private int missing = -1;
    private int faultCount;

    synchronized void fault(RowFault fault) {
        faultCount++;
        kinds.merge(fault.reason(), 1, Integer::sum);
        if (faults.size() < ImportJob.SHOWN) {
            faults.add(fault);
        }
    }

    synchronized void row(boolean usable) {
        rows++;
        faulty += usable ? 0 : 1;
    }

    /** A row that was usable by itself and is not beside the others. */
    synchronized void spoilt() {
        faulty++;
    }

    /** Something wrong with a row that was usable by itself. */
    synchronized void late(RowFault fault) {
        fault(fault);
        faulty += fault.reason().rowLost() ? 1 : 0;
    }

    /** Whether the key is the first of its kind in this list; 64 bits of it tell. */
    synchronized boolean isFirst(String key) {
        return seen.add(bits(key));
    }

    /** What this key stands for is in the list, whatever its row is good for. */
    synchronized void present(String key) {
        present.add(bits(key));
    }

    synchronized boolean isSeen(String key) {
        return seen.contains(bits(key)) || present.contains(bits(key));
    }

    private static long bits(String key) {
        return Long.parseUnsignedLong(key, 0, 16, 16);
    }

    synchronized void took(int more, int other, int same) {
        added += more;
        changed += other;
        unchanged += same;
    }

    synchronized void missing(int people) {
        missing = people;
    }

    synchronized int faulty() {
        return faulty;
    }

    synchronized int rows() {
        return rows;
    }

    /** The job with the figures of now. */
    synchronized ImportJob in(ImportJob job) {
        return new ImportJob(
                job.id(),
                job.kind(),
                job.state(),
                job.dryRun(),
                job.allOrNothing(),
                job.startedAt(),
                job.by(),
                job.encoding(),
                job.headings(),
                job.ignored(),
                job.sheet(),
                job.otherSheets(),
                rows,
                added,
                changed,
                unchanged,
                faulty,
                missing,
                faultCount,
                kinds,
                faults);
    }
}
