package jp.anpi.registry.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Language;

/** Words what an upload came to. */
record ExchangeAnswer(ExchangeBatch batch, Map<String, PersonId> people, Providers register, Language language) {

    private static final int SHOWN = 1_000;

    ExchangeImported of(Map<MonthFate, Integer> fates, long told, boolean dryRun) {
        List<Insured> unlinked = batch.owners().entrySet().stream()
                .filter(owner -> !people.containsKey(owner.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Map<Insured, Supplement> names = batch.readings().stream()
                .flatMap(reading -> reading.supplements().stream())
                .collect(Collectors.toMap(Supplement::insured, name -> name, (_, newer) -> newer));
        return new ExchangeImported(
                dryRun,
                batch.readings().stream().map(this::file).toList(),
                batch.otherFiles(),
                new ExchangeImported.Months(
                        fates.getOrDefault(MonthFate.ADDED, 0),
                        fates.getOrDefault(MonthFate.CHANGED, 0),
                        fates.getOrDefault(MonthFate.UNCHANGED, 0),
                        fates.getOrDefault(MonthFate.WITHDRAWN, 0)),
                batch.owners().size(),
                unlinked.size(),
                unlinked.stream()
                        .limit(SHOWN)
                        .map(insured -> unlinked(insured, Optional.ofNullable(names.get(insured))))
                        .toList(),
                unknownOffices(),
                told);
    }

    private ExchangeImported.FileRead file(ExchangeReading reading) {
        return new ExchangeImported.FileRead(
                reading.name().file(),
                reading.name().kind(),
                reading.name().month(),
                reading.rows(),
                reading.lost(),
                reading.faultCount(),
                reading.faults().stream()
                        .map(fault -> new ExchangeImported.Fault(
                                fault.row(),
                                fault.column(),
                                fault.reason().rowLost(),
                                switch (language) {
                                    case JA -> fault.reason().japanese();
                                    case EN -> fault.reason().english();
                                },
                                fault.found()))
                        .toList());
    }

    private static ExchangeImported.Unlinked unlinked(Insured insured, Optional<Supplement> named) {
        return new ExchangeImported.Unlinked(
                insured.insurer(),
                insured.number(),
                named.map(Supplement::name).filter(name -> !name.isBlank()),
                named.map(Supplement::kana).filter(kana -> !kana.isBlank()),
                named.flatMap(Supplement::birthDate));
    }

    private List<ExchangeImported.UnknownOffice> unknownOffices() {
        Map<String, String> unknown = new TreeMap<>();
        batch.readings()
                .forEach(reading -> reading.deliveries().stream()
                        .flatMap(ExchangeAnswer::visits)
                        .filter(visit -> visit.where() != Whereabouts.NOWHERE)
                        .filter(visit ->
                                register.find(visit.provider(), visit.type()).isEmpty())
                        .forEach(visit -> unknown.putIfAbsent(
                                visit.provider(), reading.offices().getOrDefault(visit.provider(), ""))));
        return unknown.entrySet().stream()
                .limit(SHOWN)
                .map(office -> new ExchangeImported.UnknownOffice(office.getKey(), office.getValue()))
                .toList();
    }

    private static Stream<Visit> visits(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Planned plan -> plan.visits().stream();
            case Delivery.Done done -> done.visits().stream();
            case Delivery.PlanWithdrawn _, Delivery.DoneWithdrawn _ -> Stream.empty();
        };
    }
}
