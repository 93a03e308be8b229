package jp.anpi.registry.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.schedule.Holding.Basis;
import jp.anpi.registry.schedule.Holding.Certainty;

/**
 * Answers who has a person at any instant and how sure that is, out of the months of the exchange and the week kept by hand.
 * A plan is not a fact: the answer is an order in which to ask, not a state.
 */
public final class WhoHas {

    private final NavigableMap<YearMonth, PersonMonth> months;
    private final Week week;
    private final Providers providers;
    private final Duration transport;
    private final ZoneId zone;
    private final Map<YearMonth, Set<String>> timed;

    /**
     * The week kept by hand.
     *
     * @param outside offices that the exchange never mentions, so that a known month says nothing about them
     */
    public record Week(List<WeeklyService> services, Predicate<OfficeId> outside) {
        public Week {
            services = List.copyOf(services);
        }
    }

    /**
     * @param months of one person, under any of their numbers
     * @param transport one way to and from a day service, which the exchange leaves out
     */
    public WhoHas(List<CareMonth> months, Week week, Providers providers, Duration transport, ZoneId zone) {
        this.months = PersonMonth.of(months);
        this.week = week;
        this.providers = providers;
        this.transport = transport;
        this.zone = zone;
        this.timed = this.months.values().stream().collect(Collectors.toMap(PersonMonth::month, WhoHas::timed));
    }

    /**
     * The answer.
     *
     * @param monthKnown whether the exchange has this person's plan of the month; without it the usual week speaks, but for what
     *     an office reported as done
     * @param gaps rows of the month that could not be read
     * @param holdings the surest first; empty when nobody is known to have the person
     */
    public record Answer(boolean monthKnown, int gaps, List<Holding> holdings) {
        public Answer {
            holdings = List.copyOf(holdings);
        }
    }

    /** Who has the person then. */
    public Answer at(Instant now) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        Optional<PersonMonth> month = month(local.toLocalDate());
        // Whoever crosses midnight began yesterday; the bus for tomorrow may come before midnight.
        Stream<Holding> dated = Stream.of(-1, 0, 1)
                .map(days -> local.toLocalDate().plusDays(days))
                .flatMap(day -> on(day, local));
        Map<String, Holding> surest = Stream.concat(dated, byTheWeek(local))
                .sorted(Holding.SUREST_FIRST)
                .collect(Collectors.toMap(WhoHas::key, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        return new Answer(
                month.map(PersonMonth::planned).orElse(false),
                month.map(PersonMonth::gaps).orElse(0),
                List.copyOf(surest.values()));
    }

    private Optional<PersonMonth> month(LocalDate day) {
        return Optional.ofNullable(months.get(YearMonth.from(day)));
    }

    private Stream<Holding> on(LocalDate day, LocalDateTime now) {
        return month(day).stream()
                .flatMap(month -> month.visits().stream().filter(known -> !isAddOn(month, known.visit())))
                .filter(known -> known.visit().day().equals(day))
                .flatMap(known -> holding(known, now).stream());
    }

    /**
     * A base service shows its times or never does, so beside rows with times of one office and kind those without are what is
     * billed on top (加算): they have nobody.
     */
    private boolean isAddOn(PersonMonth month, Visit visit) {
        return visit.span().isEmpty()
                && visit.where() != Whereabouts.STAYING
                && visit.where() != Whereabouts.ASK_OFFICE
                && timed.getOrDefault(month.month(), Set.of()).contains(visit.service());
    }

    private static Set<String> timed(PersonMonth month) {
        return month.visits().stream()
                .map(CareMonth.Known::visit)
                .filter(visit -> visit.span().isPresent())
                .map(Visit::service)
                .collect(Collectors.toSet());
    }

    private Optional<Holding> holding(CareMonth.Known known, LocalDateTime now) {
        Visit visit = known.visit();
        if (visit.where() == Whereabouts.NOWHERE) {
            return Optional.empty();
        }
        if (visit.span().isEmpty()) {
            return forTheDay(known, now);
        }
        Visit.Span span = visit.span().get();
        Duration way = visit.where() == Whereabouts.AT_OFFICE ? transport : Duration.ZERO;
        LocalDateTime start = span.startOn(visit.day());
        LocalDateTime end = span.endOf(visit.day());
        boolean holds = !now.isBefore(start.minus(way)) && now.isBefore(end.plus(way));
        if (holds) {
            return Optional.of(holding(known, Certainty.TIME, now.isBefore(start) || !now.isBefore(end)));
        }
        // Some programs write when somebody arrives; they stay the night all the same.
        return visit.where() == Whereabouts.STAYING ? forTheDay(known, now) : Optional.empty();
    }

    private Optional<Holding> forTheDay(CareMonth.Known known, LocalDateTime now) {
        return Optional.of(holding(known, Certainty.DAY, false))
                .filter(_ -> known.visit().day().equals(now.toLocalDate()));
    }

    private Holding holding(CareMonth.Known known, Certainty certainty, boolean onTheWay) {
        Visit visit = known.visit();
        return new Holding(
                providers.find(visit.provider(), visit.type()),
                Optional.of(visit.provider()),
                visit.where(),
                certainty,
                switch (known.basis()) {
                    case PLANNED -> Basis.PLANNED;
                    case DONE -> Basis.DONE;
                },
                onTheWay);
    }

    private Stream<Holding> byTheWeek(LocalDateTime now) {
        return Stream.of(-1, 0, 1)
                .map(days -> now.toLocalDate().plusDays(days))
                .flatMap(day -> Stream.concat(
                        byTheWeek(week.services(), day, now, Basis.BY_HAND),
                        byTheWeek(lastKnown(day), day, now, Basis.USUAL)));
    }

    private Stream<Holding> byTheWeek(List<WeeklyService> services, LocalDate day, LocalDateTime now, Basis basis) {
        return services.stream()
                .filter(service -> service.isOn(day) && !isSaidOtherwise(service, day))
                .flatMap(service -> usual(service, day, now, basis).stream());
    }

    /**
     * The week that the ladder goes by: of a day's own month once that is planned, which speaks for itself where no row was lost, and
     * of the last one before it until then.
     */
    private List<WeeklyService> lastKnown(LocalDate day) {
        YearMonth own = YearMonth.from(day);
        return UsualWeek.lastOf(months.headMap(own, true).values(), own)
                .map(last -> UsualWeek.of(last, providers, transport, week.services()))
                .orElse(List.of());
    }

    /** Whether the month of the day on which a service begins speaks of it, so that the week does not. */
    private boolean isSaidOtherwise(WeeklyService service, LocalDate day) {
        return !week.outside().test(service.office())
                && month(day)
                        .filter(month -> month.speaksOf(service, day, providers))
                        .isPresent();
    }

    private static Optional<Holding> usual(WeeklyService service, LocalDate day, LocalDateTime now, Basis basis) {
        var span = new Visit.Span(service.start(), service.end());
        LocalDateTime start = span.startOn(day);
        LocalDateTime end = span.endOf(day);
        if (now.isBefore(start.minus(service.transport())) || !now.isBefore(end.plus(service.transport()))) {
            return Optional.empty();
        }
        return Optional.of(new Holding(
                Optional.of(service.office()),
                Optional.empty(),
                Whereabouts.during(service.kind()),
                Certainty.WEEKLY_PATTERN,
                basis,
                now.isBefore(start) || !now.isBefore(end)));
    }

    /** One office has a person once, however many of its rows and patterns say so. */
    private static String key(Holding holding) {
        return holding.office()
                .map(OfficeId::toString)
                .orElseGet(() -> holding.number().orElse(""));
    }
}
