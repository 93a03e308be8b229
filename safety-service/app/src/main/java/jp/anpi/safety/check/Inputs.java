package jp.anpi.safety.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.eventing.Received.Event;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.report.Received;
import jp.anpi.safety.report.ReportBody;

/**
 * The inputs of one batch, sorted: each report id once, the rest of its arrivals compared; what concerns one check in the
 * order of the log.
 */
final class Inputs {

    /** Reports in the order of arrival, each id once. */
    final Map<ReportId, RawReports.Arrival> arrivals = new LinkedHashMap<>();

    /** Other contents under an id of the same batch. */
    final List<RawReports.Arrival> conflicts = new ArrayList<>();

    /** Claims taken and given back, cars sent and come back, in the order of the log. */
    final List<CheckInput> claims = new ArrayList<>();

    final List<CheckInput.Noted> notes = new ArrayList<>();
    final List<CheckInput.Linked> links = new ArrayList<>();
    final List<CheckInput.Unlinked> unlinks = new ArrayList<>();
    final List<CheckInput.Judged> judgements = new ArrayList<>();
    private final Map<CheckKey, List<CheckInput>> byCheck = new LinkedHashMap<>();
    private final List<ReportReceived> aboutNobody = new ArrayList<>();

    static Inputs of(List<Event<CheckInput>> events) {
        Inputs inputs = new Inputs();
        for (var event : events) {
            inputs.add(event);
        }
        return inputs;
    }

    private void add(Event<CheckInput> event) {
        switch (event.event()) {
            case ReportReceived report -> {
                var arrival = new RawReports.Arrival(report, event.position());
                var first = arrivals.putIfAbsent(report.report(), arrival);
                if (first == null) {
                    report.person()
                            .ifPresentOrElse(
                                    person -> about(new CheckKey(report.incident(), person), report),
                                    () -> aboutNobody.add(report));
                } else if (!first.report().contentHash().equals(report.contentHash())
                        || !first.report().incident().equals(report.incident())) {
                    conflicts.add(arrival);
                }
            }
            case CheckInput.Claimed claimed -> {
                claims.add(claimed);
                about(new CheckKey(claimed.incident(), claimed.person()), claimed);
            }
            case CheckInput.Released released -> {
                claims.add(released);
                about(new CheckKey(released.incident(), released.person()), released);
            }
            case CheckInput.Dispatched sent -> {
                claims.add(sent);
                about(new CheckKey(sent.incident(), sent.person()), sent);
            }
            case CheckInput.DispatchMoved moved -> {
                claims.add(moved);
                about(new CheckKey(moved.incident(), moved.person()), moved);
            }
            case CheckInput.Noted noted -> {
                notes.add(noted);
                about(new CheckKey(noted.incident(), noted.person()), noted);
            }
            case CheckInput.Linked linked -> {
                links.add(linked);
                about(new CheckKey(linked.incident(), linked.person()), linked);
            }
            case CheckInput.Unlinked unlinked -> {
                unlinks.add(unlinked);
                about(new CheckKey(unlinked.incident(), unlinked.person()), unlinked);
            }
            case CheckInput.Judged judged -> {
                judgements.add(judged);
                about(new CheckKey(judged.incident(), judged.person()), judged);
            }
            case CheckInput.NoticeFate fate -> about(new CheckKey(fate.incident(), fate.person()), fate);
        }
    }

    private void about(CheckKey key, CheckInput input) {
        byCheck.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(input);
    }

    /** The report as it came on the log. */
    Optional<ReportReceived> arrived(CheckEvent.Reported reported) {
        return Optional.ofNullable(arrivals.get(reported.received().report().id()))
                .map(RawReports.Arrival::report);
    }

    /** What to fold into each check, now that it is known what became of each arrival. */
    Map<CheckKey, List<CheckInput>> toFold(Map<ReportId, RawReports.Kept> kept) {
        Map<CheckKey, List<CheckInput>> toFold = LinkedHashMap.newLinkedHashMap(byCheck.size());
        byCheck.forEach((key, inputs) -> {
            List<CheckInput> counting = inputs.stream()
                    .filter(input -> !(input instanceof ReportReceived report)
                            || kept.get(report.report()) == RawReports.Kept.FIRST)
                    .toList();
            if (!counting.isEmpty()) {
                toFold.put(key, counting);
            }
        });
        return toFold;
    }

    /** New reports that name nobody the sender picked. */
    List<ReportReceived> aboutNobody(Map<ReportId, RawReports.Kept> kept) {
        return aboutNobody.stream()
                .filter(report -> kept.get(report.report()) == RawReports.Kept.FIRST)
                .toList();
    }

    /** The event of an input, read as the core understands it; empty for a report that cannot be read any more. */
    static Optional<CheckEvent> event(CheckInput input) {
        return switch (input) {
            case ReportReceived report -> reported(report, Optional.empty());
            case CheckInput.Linked linked -> reported(linked.report(), Optional.of(linked.command()));
            case CheckInput.Unlinked unlinked ->
                Optional.of(new CheckEvent.Unlinked(unlinked.report(), unlinked.command()));
            case CheckInput.Claimed claimed ->
                Optional.of(new CheckEvent.Claimed(claimed.command(), claimed.by(), claimed.at()));
            case CheckInput.Released released ->
                Optional.of(new CheckEvent.Released(released.command(), released.by()));
            case CheckInput.Dispatched sent ->
                Optional.of(new CheckEvent.Dispatched(sent.command(), sent.team(), sent.by(), sent.at()));
            case CheckInput.DispatchMoved moved ->
                Optional.of(new CheckEvent.DispatchMoved(moved.command(), moved.sentAt(), moved.move(), moved.at()));
            case CheckInput.Noted noted -> Optional.of(new CheckEvent.Noted(noted.command()));
            case CheckInput.Judged judged ->
                Optional.of(new CheckEvent.Judged(judged.report(), judged.counts(), judged.command()));
            case CheckInput.NoticeFate fate -> Optional.of(new CheckEvent.NoticeEnded(fate.notice(), fate.fate()));
        };
    }

    private static Optional<CheckEvent> reported(ReportReceived report, Optional<CommandId> link) {
        return received(report).map(received -> new CheckEvent.Reported(received, link));
    }

    /** A report as the core understands it; empty when it cannot be read any more. */
    static Optional<Received> received(ReportReceived report) {
        return ReportBody.read(report.body())
                .map(said -> new Received(
                        said,
                        report.observedAt(),
                        report.observedUntil(),
                        report.receivedAt(),
                        report.marks(),
                        Optional.of(report.sender().username())));
    }
}
