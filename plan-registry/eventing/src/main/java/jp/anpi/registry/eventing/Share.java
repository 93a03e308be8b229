package jp.anpi.registry.eventing;

import java.util.List;
import java.util.stream.IntStream;

/** The part of a topic that one owner holds: one partition of so many. */
public record Share(int partition, int partitions) {

    public Share {
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions);
        }
    }

    /** The slots whose keys belong to this share, for queries by stored slot. */
    public List<Integer> slots() {
        return IntStream.range(0, Slot.COUNT)
                .filter(slot -> slot % partitions == partition)
                .boxed()
                .toList();
    }

    public boolean holds(Slot slot) {
        return slot.partition(partitions) == partition;
    }
}
