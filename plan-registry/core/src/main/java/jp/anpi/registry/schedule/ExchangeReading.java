package jp.anpi.registry.schedule;

import java.util.List;
import java.util.Map;

/**
 * What a file holds and what is wrong in it.
 *
 * @param rows with content, headers included
 * @param skipped of those, headers: rows whose first column is no version
 * @param lost of those, rows that could not be used
 * @param offices names of offices by 事業所番号, as far as the file says
 * @param faults the first {@value #SHOWN} of {@code faultCount}
 */
public record ExchangeReading(
        ExchangeName name,
        int rows,
        int skipped,
        int lost,
        List<Delivery> deliveries,
        List<Supplement> supplements,
        Map<String, String> offices,
        List<ExchangeFault> faults,
        int faultCount) {

    static final int SHOWN = 1_000;

    public ExchangeReading {
        deliveries = List.copyOf(deliveries);
        supplements = List.copyOf(supplements);
        offices = Map.copyOf(offices);
        faults = List.copyOf(faults);
    }
}
