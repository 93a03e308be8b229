package jp.anpi.registry.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All files of one upload, read.
 *
 * @param otherFiles names of those that are none of the exchange's
 * @param deliveries by the id of the month they are about, in the order of their files' numbers
 * @param owners the insured by the key they are kept under
 */
record ExchangeBatch(
        List<ExchangeReading> readings,
        List<String> otherFiles,
        Map<String, List<Delivery>> deliveries,
        Map<String, Insured> owners) {

    static ExchangeBatch read(List<ExchangeUpload> files, Function<Insured, String> key) {
        List<String> others = new ArrayList<>();
        List<ExchangeReading> readings = new ArrayList<>();
        for (ExchangeUpload file : files) {
            Optional<ExchangeName> name = ExchangeName.find(file.name());
            if (name.isPresent()) {
                readings.add(ExchangeReader.read(name.get(), file.bytes()));
            } else {
                others.add(file.name());
            }
        }
        readings.sort(Comparator.comparing(reading -> reading.name().sequence()));
        Map<String, List<Delivery>> deliveries = new TreeMap<>();
        Map<Insured, String> keys = new LinkedHashMap<>();
        for (ExchangeReading reading : readings) {
            for (Delivery delivery : reading.deliveries()) {
                String owner = keys.computeIfAbsent(delivery.insured(), key);
                deliveries
                        .computeIfAbsent(CareMonths.Kept.id(owner, delivery.month()), _ -> new ArrayList<>())
                        .add(delivery);
            }
        }
        Map<String, Insured> owners = new LinkedHashMap<>();
        keys.forEach((insured, owner) -> owners.put(owner, insured));
        return new ExchangeBatch(readings, others, deliveries, owners);
    }
}
