package jp.anpi.registry.importing.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;

/** Counts an import while it runs; one thread at a time writes, any may look. */
public final class Tally {

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

    /** Something wrong in a row, told when it is read; {@link #row} counts it. */
    public synchronized void fault(RowFault fault) {
        faultCount++;
        kinds.merge(fault.reason(), 1, Integer::sum);
        if (faults.size() < ImportJob.SHOWN) {
            faults.add(fault);
        }
    }

    /** One more row that was read. */
    public synchronized void row(boolean usable) {
        rows++;
        faulty += usable ? 0 : 1;
    }

    /** A row that was usable by itself and is not beside the others. */
    public synchronized void spoilt() {
        faulty++;
    }

    /** Something wrong with a row that was usable by itself. */
    public synchronized void late(RowFault fault) {
        fault(fault);
        faulty += fault.reason().rowLost() ? 1 : 0;
    }

    /** Whether the key is the first of its kind in this list; 64 bits of it tell. */
    public synchronized boolean isFirst(String key) {
        return seen.add(bits(key));
    }

    /** What this key stands for is in the list, whatever its row is good for. */
    public synchronized void present(String key) {
        present.add(bits(key));
    }

    /** Whether the list has what this key stands for. */
    public synchronized boolean isSeen(String key) {
        return seen.contains(bits(key)) || present.contains(bits(key));
    }

    private static long bits(String key) {
        return Long.parseUnsignedLong(key, 0, 16, 16);
    }

    /** Rows that add something, that change something, and that say what is registered. */
    public synchronized void took(int more, int other, int same) {
        added += more;
        changed += other;
        unchanged += same;
    }

    /** How many are registered and not in the list; known once it is read whole. */
    public synchronized void missing(int people) {
        missing = people;
    }

    /** Rows that could not be used, so far. */
    public synchronized int faulty() {
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
