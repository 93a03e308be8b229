package jp.anpi.registry.schedule;

import java.util.ArrayList;
import java.util.List;

/** Counts all faults of a file and keeps the first of them. */
final class Faults {

    private final List<ExchangeFault> first = new ArrayList<>();
    private int count;

    void add(ExchangeFault fault) {
        count++;
        if (first.size() < ExchangeReading.SHOWN) {
            first.add(fault);
        }
    }

    List<ExchangeFault> first() {
        return first;
    }

    int count() {
        return count;
    }
}
