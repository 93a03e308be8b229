package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.OfficeCounts;
import jp.anpi.deploy.drills.product.Part;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.Receipt;
import jp.anpi.deploy.drills.product.ReportId;
import jp.anpi.deploy.drills.product.Standing;
import jp.anpi.deploy.drills.product.Stop;
import jp.anpi.deploy.drills.scenario.Expectation;

/** Looks at the product until expectations hold, or long enough to say that they do not. */
final class Lookout {
    /** What a product that is well needs on the wall to act on a due question and to show it. */
    private static final Duration REACTION = Duration.ofSeconds(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int ASKED_AT_ONCE = 8;

    private final Product product;
    private final IncidentId incident;
    private final IncidentClock incidentClock;
    private final Ledger ledger;
    private final Map<String, List<PersonId>> chosen;
    private final InstantSource clock;
    private final Stop stop;

    Lookout(
            Product product,
            IncidentId incident,
            IncidentClock incidentClock,
            Ledger ledger,
            Map<String, List<PersonId>> chosen,
            InstantSource clock,
            Stop stop) {
        this.product = product;
        this.incident = incident;
        this.incidentClock = incidentClock;
        this.ledger = ledger;
        this.chosen = Map.copyOf(chosen);
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Judges all of them; each that does not hold is looked at again until {@code patience} is over, because the product
     * works asynchronously.
     *
     * @param patience on the wall
     */
    List<Verdict> judge(List<Expectation> expectations, Duration patience) {
        Map<ReportId, Standing> seen = new HashMap<>();
        Instant end = clock.instant().plus(patience);
        List<Verdict> verdicts = new ArrayList<>(judgeOnce(expectations, seen));
        while (!verdicts.stream().allMatch(Verdict::holds)
                && clock.instant().isBefore(end)
                && !stop.within(BETWEEN_LOOKS)) {
            List<Expectation> open = verdicts.stream()
                    .filter(verdict -> !verdict.holds())
                    .map(Verdict::expectation)
                    .toList();
            Iterator<Verdict> again = judgeOnce(open, seen).iterator();
            verdicts.replaceAll(verdict -> verdict.holds() ? verdict : again.next());
        }
        return verdicts;
    }

    private List<Verdict> judgeOnce(List<Expectation> expectations, Map<ReportId, Standing> seen) {
        Duration at = incidentClock.sinceOnset(clock.instant());
        Facts facts = new Look(seen);
        return expectations.stream()
                .map(expectation -> new Verdict(expectation, at, outcome(expectation, facts)))
                .toList();
    }

    private static Verdict.Outcome outcome(Expectation expectation, Facts facts) {
        try {
            Judge.Found found = Judge.find(expectation.subject(), facts);
            boolean holds = expectation.range().holds(found.count(), found.total());
            return new Verdict.Outcome.Counted(holds, found.count(), found.total());
        } catch (ProductFailure failure) {
            return new Verdict.Outcome.Unknown(String.valueOf(failure.getMessage()));
        }
    }

    private final class Look implements Facts {
        private final Instant wall = clock.instant();
        private final Once<List<Check>> checks = new Once<>(() -> product.checks(incident));
        private final Once<Integer> unmatched = new Once<>(() -> product.unmatched(incident));
        private final Once<Counts> board = new Once<>(() -> product.board(incident));
        private final Once<Integer> tasks = new Once<>(() -> product.tasks(incident));
        private final Once<Part> reporters = new Once<>(() -> product.reportersAway(incident));
        private final Once<Integer> deskWaiting = new Once<>(() -> product.deskWaiting(incident));
        private final Once<OfficeCounts> offices = new Once<>(() -> product.officeCounts(incident));
        private final Once<ReceiptCheck> receipts;

        Look(Map<ReportId, Standing> seen) {
            this.receipts = new Once<>(() -> verified(seen));
        }

        @Override
        public Instant now() {
            return incidentClock.incidentAt(wall);
        }

        @Override
        public Duration slack() {
            return Duration.ofMinutes(1).plus(REACTION.multipliedBy(incidentClock.speed()));
        }

        @Override
        public List<Check> checks() {
            return checks.get();
        }

        @Override
        public Map<String, List<PersonId>> chosen() {
            return chosen;
        }

        @Override
        public Ledger.Tally tally() {
            return ledger.tally(wall);
        }

        @Override
        public int unmatched() {
            return unmatched.get();
        }

        @Override
        public Counts board() {
            return board.get();
        }

        @Override
        public int tasks() {
            return tasks.get();
        }

        @Override
        public Part reporters() {
            return reporters.get();
        }

        @Override
        public int deskWaiting() {
            return deskWaiting.get();
        }

        @Override
        public OfficeCounts offices() {
            return offices.get();
        }

        @Override
        public ReceiptCheck receipts() {
            return receipts.get();
        }
    }

    /** Shows every receipt back to the product; those it stood by in this judgement are not asked again. */
    private Facts.ReceiptCheck verified(Map<ReportId, Standing> seen) {
        List<Receipt> receipts = ledger.receipts();
        List<Receipt> open = receipts.stream()
                .filter(receipt -> !seen.getOrDefault(receipt.report(), new Standing(false, false))
                        .held())
                .toList();
        try (var threads =
                Executors.newFixedThreadPool(ASKED_AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Standing>> answers = new ArrayList<>();
            for (Receipt receipt : open) answers.add(threads.submit(() -> product.verify(receipt)));
            for (int i = 0; i < open.size(); i++)
                seen.put(open.get(i).report(), answers.get(i).get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProductFailure failure) throw failure;
            throw new IllegalStateException(failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.ask();
            throw new ProductFailure("stopped while receipts were verified");
        }
        int valid = (int) seen.values().stream().filter(Standing::valid).count();
        int held = (int) seen.values().stream().filter(Standing::held).count();
        return new Facts.ReceiptCheck(receipts.size(), valid, held);
    }
}
