package jp.anpi.registry.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One person's month out of everything that was delivered about it. Each copy of the plan holds the services of all offices,
 * so the newest that is not withdrawn is the plan; what an office reports as done takes the place of what was planned of it.
 * The order of arrival plays no part, and the same file twice changes nothing.
 *
 * @param copies the newest plan for each addressee, by 事業所番号
 * @param withdrawn when an addressee's copy was withdrawn last
 * @param done the newest report of what was done, by office and kind of service
 */
public record CareMonth(
        Insured insured,
        YearMonth month,
        Map<String, Copy> copies,
        Map<String, Sequence> withdrawn,
        Map<String, Done> done) {

    public CareMonth {
        copies = Map.copyOf(copies);
        withdrawn = Map.copyOf(withdrawn);
        done = Map.copyOf(done);
    }

    /**
     * A plan as one addressee got it.
     *
     * @param lost rows about the person that could not be read
     */
    public record Copy(Sequence sequence, List<Visit> visits, int lost) {
        public Copy {
            visits = List.copyOf(visits);
        }
    }

    /**
     * What an office did of one kind of service; empty {@code visits} with {@code withdrawn} when it took that back.
     *
     * @param lost rows of it that could not be read
     */
    public record Done(Sequence sequence, List<Visit> visits, boolean withdrawn, int lost) {
        public Done {
            visits = List.copyOf(visits);
        }

        /** Whether it is all there is to know of a day. On the day it was written, what was still to come is not in it. */
        boolean speaksOf(LocalDate day) {
            return !withdrawn && lost == 0 && day.isBefore(sequence.day());
        }
    }

    /** Whether a visit is planned or was reported as done. */
    public enum Basis {
        PLANNED,
        DONE
    }

    /** A visit and what it rests on. */
    public record Known(Visit visit, Basis basis) {}

    /** A month nothing is known of. */
    public static CareMonth empty(Insured insured, YearMonth month) {
        return new CareMonth(insured, month, Map.of(), Map.of(), Map.of());
    }

    /** The month with one more delivery; the same month when something at least as new is known. */
    public CareMonth with(Delivery delivery) {
        if (!delivery.insured().equals(insured) || !delivery.month().equals(month)) {
            throw new IllegalArgumentException("a delivery about another person or month");
        }
        return switch (delivery) {
            case Delivery.Planned plan ->
                new CareMonth(
                        insured,
                        month,
                        newest(
                                copies,
                                plan.addressee(),
                                new Copy(plan.sequence(), plan.visits(), plan.lost()),
                                Copy::sequence),
                        withdrawn,
                        done);
            case Delivery.PlanWithdrawn taken ->
                new CareMonth(
                        insured,
                        month,
                        copies,
                        newest(withdrawn, taken.addressee(), taken.sequence(), Function.identity()),
                        done);
            case Delivery.Done reported ->
                withDone(
                        reported.provider(),
                        reported.type(),
                        new Done(reported.sequence(), reported.visits(), false, reported.lost()));
            case Delivery.DoneWithdrawn taken ->
                withDone(taken.provider(), taken.type(), new Done(taken.sequence(), List.of(), true, 0));
        };
    }

    private CareMonth withDone(String provider, String type, Done report) {
        return new CareMonth(
                insured, month, copies, withdrawn, newest(done, provider + "/" + type, report, Done::sequence));
    }

    private static <V> Map<String, V> newest(
            Map<String, V> known, String key, V value, Function<V, Sequence> sequence) {
        V before = known.get(key);
        if (before != null && !sequence.apply(value).isAfter(sequence.apply(before))) {
            return known;
        }
        Map<String, V> more = new TreeMap<>(known);
        more.put(key, value);
        return more;
    }

    /** Whether there is a plan or a report at all. */
    public boolean isKnown() {
        return isPlanned() || done.values().stream().anyMatch(report -> !report.withdrawn());
    }

    /** Whether there is a plan. It names the services of all offices, so what it does not name does not take place. */
    public boolean isPlanned() {
        return plan().isPresent();
    }

    /** Rows of the plan in force and of the reports that could not be read: so many visits may be missing. */
    public int gaps() {
        return plan().map(Copy::lost).orElse(0)
                + done.values().stream().mapToInt(Done::lost).sum();
    }

    /** Every visit of the month, each once, in order of time. */
    public List<Known> visits() {
        Stream<Known> planned = plan().stream()
                .flatMap(copy -> copy.visits().stream().filter(visit -> holds(copy, visit)))
                .map(visit -> new Known(visit, Basis.PLANNED));
        Stream<Known> reported = done.values().stream()
                .flatMap(report -> report.visits().stream())
                .map(visit -> new Known(visit, Basis.DONE));
        return Stream.concat(planned, reported)
                .sorted(Comparator.comparing(Known::visit))
                .toList();
    }

    private Optional<Copy> plan() {
        return copies.entrySet().stream()
                .filter(copy -> !isWithdrawn(copy.getKey(), copy.getValue()))
                .max(Comparator.comparing((Map.Entry<String, Copy> copy) ->
                                copy.getValue().sequence())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getValue);
    }

    /** A withdrawal says that its addressee has no service left, also where an older copy for another still lists some. */
    private boolean isWithdrawn(String office, Copy copy) {
        Sequence last = withdrawn.get(office);
        return last != null && !copy.sequence().isAfter(last);
    }

    /** A report of the middle of the month says nothing about the days after it; one with gaps takes no visit away. */
    private boolean holds(Copy copy, Visit visit) {
        Done report = done.get(visit.service());
        boolean replaced = report != null
                && (report.speaksOf(visit.day()) || report.visits().contains(visit));
        return !replaced && !isWithdrawn(visit.provider(), copy);
    }
}
