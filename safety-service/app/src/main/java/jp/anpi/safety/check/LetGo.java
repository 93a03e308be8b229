package jp.anpi.safety.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads again what checks have let go, for the few events that need it; see {@link Recall}. */
final class LetGo {

    /** A check knows of that many ids what it folded; four times as many may wait in between or be about others by now. */
    private static final int MOST = 4 * SafetyCheck.MOST_FOLDED;

    private final RawReports reports;
    private final Reconciliation reconciliation;

    LetGo(RawReports reports, Reconciliation reconciliation) {
        this.reports = reports;
        this.reconciliation = reconciliation;
    }

    /** The same events, those that need older reports with them. */
    Mono<Map<CheckKey, List<CheckEvent>>> beside(
            Map<CheckKey, SafetyCheck> checks, Map<CheckKey, List<CheckEvent>> events) {
        Map<CheckKey, SafetyCheck> wanting = new LinkedHashMap<>();
        events.forEach((key, happened) -> {
            SafetyCheck check = checks.get(key);
            if (check != null && Recall.isWanted(check, happened)) {
                wanting.put(key, check);
            }
        });
        return Flux.fromIterable(wanting.entrySet())
                .concatMap(one -> {
                    List<CheckEvent> happened = events.getOrDefault(one.getKey(), List.of());
                    return about(one.getKey(), happened)
                            .map(known -> Map.entry(one.getKey(), Recall.with(one.getValue(), happened, known)));
                })
                .collect(() -> new LinkedHashMap<>(events), (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /** As things stood before the events: what they themselves decide is stored already, and is for them to bring about. */
    private Mono<List<CheckEvent.Recalling.Report>> about(CheckKey key, List<CheckEvent> events) {
        Set<ReportId> unlinkedNow = new HashSet<>();
        Set<CommandId> judgedNow = new HashSet<>();
        events.forEach(event -> {
            if (event instanceof CheckEvent.Unlinked unlinked) {
                unlinkedNow.add(unlinked.report());
            } else if (event instanceof CheckEvent.Judged judged) {
                judgedNow.add(judged.command());
            }
        });
        Mono<List<ReportReceived>> all = Flux.concat(
                        reports.about(key.incident(), key.person(), MOST),
                        reconciliation.linkedTo(key.incident(), key.person()).concatMap(reports::open),
                        Flux.fromIterable(unlinkedNow).concatMap(reports::open))
                .distinct(ReportReceived::report)
                .collectList();
        return all.flatMap(found -> Mono.zip(
                        takenAway(found, key.person()),
                        reconciliation.setAside(key.incident(), key.person(), judgedNow))
                .map(decided -> found.stream()
                        .filter(report -> unlinkedNow.contains(report.report())
                                || !decided.getT1().contains(report.report()))
                        .flatMap(report -> Inputs.received(report).stream())
                        .map(received -> new CheckEvent.Recalling.Report(
                                received,
                                decided.getT2().contains(received.report().id())))
                        .toList()));
    }

    /** Those of which it was decided that they are not about the person. */
    private Mono<Set<ReportId>> takenAway(List<ReportReceived> found, PersonId person) {
        return reconciliation.takenAway(
                found.stream().map(ReportReceived::report).collect(Collectors.toSet()), person);
    }
}
