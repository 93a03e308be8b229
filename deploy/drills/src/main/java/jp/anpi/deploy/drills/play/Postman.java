package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import jp.anpi.deploy.drills.product.Handover;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.Receipt;
import jp.anpi.deploy.drills.product.ReportId;
import jp.anpi.deploy.drills.product.SealedReport;
import jp.anpi.deploy.drills.product.Stop;

/**
 * Brings letters to the product at their instants, several in one batch when several are due, and the same bytes again
 * until they are acknowledged, refused for good, or {@link #PATIENCE} is over.
 */
final class Postman implements Runnable {
    /** On the wall; outlasts a kill and a restart. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration BETWEEN_COPIES = Duration.ofMillis(400);
    private static final int BATCH = 400;

    private final Product product;
    private final IncidentId incident;
    private final IncidentClock incidentClock;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Stop stop;
    private final PriorityQueue<Errand> errands = new PriorityQueue<>(Comparator.comparing(Errand::at));

    /** One way to the product; {@code failed} counts the ways before it that ended without an answer. */
    private record Errand(Instant at, Letter letter, int failed, boolean again) {}

    Postman(
            Product product,
            IncidentId incident,
            IncidentClock incidentClock,
            Collection<Letter> letters,
            Ledger ledger,
            InstantSource clock,
            Stop stop) {
        this.product = product;
        this.incident = incident;
        this.incidentClock = incidentClock;
        this.ledger = ledger;
        this.clock = clock;
        this.stop = stop;
        for (Letter letter : letters) {
            for (int copy = 0; copy <= letter.resend(); copy++)
                errands.add(new Errand(letter.leaves().plus(BETWEEN_COPIES.multipliedBy(copy)), letter, 0, copy > 0));
        }
    }

    @Override
    public void run() {
        while (!errands.isEmpty()) {
            Errand next = errands.element();
            if (stop.within(Duration.between(clock.instant(), next.at()))) return;
            deliver(takeDue());
        }
    }

    private List<Errand> takeDue() {
        Instant now = clock.instant();
        List<Errand> due = new ArrayList<>();
        while (due.size() < BATCH
                && !errands.isEmpty()
                && !errands.element().at().isAfter(now)) {
            Errand errand = errands.remove();
            ledger.attempted(errand.again());
            due.add(errand);
        }
        return due;
    }

    private void deliver(List<Errand> due) {
        if (due.isEmpty()) return;
        List<SealedReport> reports =
                due.stream().map(errand -> errand.letter().report()).toList();
        Handover handover = product.send(incident, reports);
        Duration at = incidentClock.sinceOnset(clock.instant());
        Map<ReportId, Errand> byReport = new LinkedHashMap<>();
        due.forEach(errand -> byReport.putIfAbsent(errand.letter().report().id(), errand));
        byReport.forEach((id, errand) -> {
            Receipt receipt = handover.receipts().get(id);
            String refusal = handover.refused().get(id);
            if (receipt != null) ledger.acknowledged(errand.letter(), receipt, at);
            else if (refusal != null) ledger.refused(errand.letter(), refusal);
            else later(errand, handover);
        });
    }

    private void later(Errand errand, Handover handover) {
        Instant now = clock.instant();
        if (now.isAfter(errand.letter().leaves().plus(PATIENCE))) {
            ledger.gaveUp(errand.letter(), handover.why());
            return;
        }
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(errand.failed(), 5));
        Duration pause = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
        if (handover.pause().compareTo(pause) > 0) pause = handover.pause();
        errands.add(new Errand(now.plus(pause), errand.letter(), errand.failed() + 1, true));
    }
}
