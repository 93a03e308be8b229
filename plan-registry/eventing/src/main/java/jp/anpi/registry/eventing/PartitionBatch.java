package jp.anpi.registry.eventing;

import java.util.List;

/**
 * Records of one share, in order and without gaps except for what was unreadable or compacted away.
 *
 * @param nextOffset where to go on once this batch is stored; store it <em>with</em> the batch's effects
 */
public record PartitionBatch<T>(Share share, List<Received<T>> records, long nextOffset) {

    public PartitionBatch {
        records = List.copyOf(records);
    }

    /** The records that are events. */
    public List<Received.Event<T>> events() {
        return records.stream()
                .<Received.Event<T>>mapMulti((received, sink) -> {
                    if (received instanceof Received.Event<T> event) {
                        sink.accept(event);
                    }
                })
                .toList();
    }
}
