package jp.anpi.registry.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMap;

/**
 * One person in as few bytes as a search needs.
 *
 * @param text reading first, which is the order of lists, then the name, other names and the telephone
 * @param place the address, on which people under protection are found by the restricted desk only
 * @param lat in steps of 1e-7 degrees, as is {@code lon}
 * @param flood the depth rank at home, 0 where no map says so
 * @param leading who is or was in charge, or will be
 */
record SearchEntry(
        long high,
        long low,
        long version,
        String text,
        String place,
        String district,
        boolean confidential,
        PriorityGroup group,
        Lifecycle lifecycle,
        boolean hasPlan,
        int lat,
        int lon,
        byte flood,
        List<Assignment> leading) {

    /** Where the place of a home is not known. */
    private static final int NOWHERE = Integer.MIN_VALUE;

    /** A centimetre, as degrees of latitude go. */
    private static final double STEP = 1e-7;

    static final Comparator<SearchEntry> BY_READING = Comparator.comparing(SearchEntry::text)
            .thenComparingLong(SearchEntry::high)
            .thenComparingLong(SearchEntry::low);

    /** As on paper: the most urgent first. */
    static final Comparator<SearchEntry> BY_GROUP =
            Comparator.comparing(SearchEntry::group).thenComparing(BY_READING);

    private static final Comparator<SearchEntry> BY_PLAN =
            Comparator.comparing(SearchEntry::hasPlan).thenComparing(BY_READING);

    /** @param seesProtected whether the order may tell where people under protection live */
    static Comparator<SearchEntry> by(SearchQuestion.Order order, boolean seesProtected) {
        return switch (order) {
            case READING -> BY_READING;
            case GROUP -> BY_GROUP;
            case DISTRICT ->
                Comparator.<SearchEntry, Boolean>comparing(entry -> entry.confidential() && !seesProtected)
                        .thenComparing(entry -> entry.confidential() && !seesProtected ? "" : entry.district())
                        .thenComparing(BY_READING);
            case PLAN -> BY_PLAN;
        };
    }

    private static final String BETWEEN = "\n";

    static SearchEntry of(PersonState person) {
        UUID id = person.id().value();
        String reading = SearchKey.of(person.name().kana());
        String text = Stream.of(
                        Stream.of(reading, SearchKey.of(person.name().written())),
                        person.aliases().stream()
                                .flatMap(alias -> Stream.of(SearchKey.of(alias.written()), SearchKey.of(alias.kana()))),
                        person.phone().stream().map(SearchKey::digits))
                .flatMap(part -> part)
                .collect(Collectors.joining(BETWEEN));
        return new SearchEntry(
                id.getMostSignificantBits(),
                id.getLeastSignificantBits(),
                person.version(),
                text,
                SearchKey.of(person.home().text()),
                person.home().district().value().intern(),
                person.home().confidential(),
                person.placement().group(),
                person.lifecycle(),
                person.hasPlan(),
                person.home().position().map(home -> steps(home.lat())).orElse(NOWHERE),
                person.home().position().map(home -> steps(home.lon())).orElse(NOWHERE),
                (byte) 0,
                person.assignments().stream().filter(Assignment::leads).toList());
    }

    private static int steps(double degrees) {
        return (int) Math.round(degrees / STEP);
    }

    /** The same person as another map of floods sees them; this very entry when it says the same. */
    SearchEntry in(FloodMap map) {
        byte now = (byte)
                position().flatMap(map::rankAt).map(DepthRank::number).orElse(0).intValue();
        return now == flood
                ? this
                : new SearchEntry(
                        high,
                        low,
                        version,
                        text,
                        place,
                        district,
                        confidential,
                        group,
                        lifecycle,
                        hasPlan,
                        lat,
                        lon,
                        now,
                        leading);
    }

    private Optional<Position> position() {
        return isPlaced() ? Optional.of(new Position(lat * STEP, lon * STEP)) : Optional.empty();
    }

    boolean isPlaced() {
        return lat != NOWHERE;
    }

    /** Whether the person can be at home when the water comes, for all that is known. */
    boolean livesHere() {
        return lifecycle.isHere();
    }

    PersonId id() {
        return new PersonId(new UUID(high, low));
    }

    boolean is(UUID id) {
        return id.getMostSignificantBits() == high && id.getLeastSignificantBits() == low;
    }

    /** @param terms those of the question */
    boolean answers(SearchQuestion question, List<SearchTerm> terms, boolean seesProtected) {
        if (question.group().isPresent() && question.group().get() != group
                || question.lifecycle().isPresent() && question.lifecycle().get() != lifecycle
                || question.hasPlan().isPresent() && question.hasPlan().get() != hasPlan
                || question.district().isPresent()
                        && (confidential && !seesProtected
                                || !question.district().get().value().equals(district))
                || question.flooded().isPresent()
                        && (confidential && !seesProtected || question.flooded().get() != flood > 0)) {
            return false;
        }
        if (question.inCharge().isPresent()
                && (confidential && !seesProtected
                        || leading.stream().noneMatch(question.inCharge().get()::is))) {
            return false;
        }
        if (!question.others().isEmpty() && question.others().contains(id())) {
            return true;
        }
        String where = !confidential || seesProtected ? place : "";
        for (SearchTerm term : terms) {
            if (!term.isIn(text, where)) {
                return false;
            }
        }
        return true;
    }
}
