package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.Receipt;
import jp.anpi.deploy.drills.product.ReportId;
import jp.anpi.deploy.drills.product.SealedReport;

/** What was sent and what came back; written by the sending thread, read by others. */
final class Ledger {
    private final List<Letter> letters;
    private final Map<ReportId, Receipt> receipts = new LinkedHashMap<>();
    private final Map<ReportId, String> refused = new LinkedHashMap<>();
    private final Map<ReportId, String> givenUp = new LinkedHashMap<>();
    private final Map<PersonId, Duration> firstAnswers = new HashMap<>();
    private final Set<ReportId> unequal = new HashSet<>();
    private final List<Sample> samples = new ArrayList<>();
    private long sent;
    private long repeated;
    private int missedLooks;

    Ledger(Collection<Letter> letters) {
        this.letters = List.copyOf(letters);
    }

    /**
     * A look at the board.
     *
     * @param at incident time since the onset
     */
    record Sample(Duration at, Counts counts) {}

    /**
     * The numbers at one moment.
     *
     * @param due          reports that had to leave by now
     * @param sent         attempts, those repeated included
     * @param repeated     attempts after one that failed or on purpose
     * @param unequal      reports whose receipts differ from the bytes or from each other
     */
    record Tally(int due, long sent, long repeated, int acknowledged, int refused, int givenUp, int unequal) {}

    synchronized void attempted(boolean again) {
        sent++;
        if (again) repeated++;
    }

    synchronized void acknowledged(Letter letter, Receipt receipt, Duration at) {
        SealedReport report = letter.report();
        Receipt before = receipts.putIfAbsent(report.id(), receipt);
        boolean asSent = receipt.contentHash().equalsIgnoreCase(report.contentHash());
        if (!asSent || (before != null && !before.samePromise(receipt))) unequal.add(report.id());
        letter.person().ifPresent(person -> firstAnswers.putIfAbsent(person, at));
    }

    synchronized void refused(Letter letter, String why) {
        refused.put(letter.report().id(), why);
    }

    synchronized void gaveUp(Letter letter, String why) {
        if (!receipts.containsKey(letter.report().id()))
            givenUp.put(letter.report().id(), why);
    }

    synchronized void saw(Sample sample) {
        samples.add(sample);
    }

    synchronized void missedALook() {
        missedLooks++;
    }

    /** @param now on the wall's clock */
    synchronized Tally tally(Instant now) {
        int due = (int)
                letters.stream().filter(letter -> !letter.leaves().isAfter(now)).count();
        return new Tally(due, sent, repeated, receipts.size(), refused.size(), givenUp.size(), unequal.size());
    }

    synchronized List<Receipt> receipts() {
        return List.copyOf(receipts.values());
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** When the first report about a person was acknowledged, incident time since the onset. */
    synchronized Map<PersonId, Duration> firstAnswers() {
        return Map.copyOf(firstAnswers);
    }

    /** What the product said about reports it refused, and why others were given up, each reason once. */
    synchronized List<String> troubles() {
        List<String> reasons = new ArrayList<>();
        refused.values().stream()
                .distinct()
                .limit(10)
                .map(why -> "refused: " + why)
                .forEach(reasons::add);
        givenUp.values().stream()
                .distinct()
                .limit(10)
                .map(why -> "given up: " + why)
                .forEach(reasons::add);
        if (missedLooks > 0) reasons.add("the board could not be read " + missedLooks + " times");
        return List.copyOf(reasons);
    }
}
