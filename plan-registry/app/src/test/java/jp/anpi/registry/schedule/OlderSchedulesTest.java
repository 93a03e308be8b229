package jp.anpi.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Schedules as a build stored them that kept less beside them; on the real store. */
class OlderSchedulesTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final SealedJson sealed = new SealedJson(RealKeyring.get());
    private final CareMonths months = new CareMonths(database, sealed);
    private final ToldSchedules told = new ToldSchedules(database, sealed);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aMonthThatWasStoredWithoutWhetherItIsPlannedIsOfEverybodyWhoHasAPlanInIt() {
        List<String> planned =
                IntStream.range(0, 501).mapToObj(i -> "planned-" + i).toList();
        planned.forEach(owner -> wait(months.put(new CareMonths.Kept(owner, month(true), 0))));
        wait(months.put(new CareMonths.Kept("reported", month(false), 0)));
        older("care-months", "planned");
        assertThat(wait(months.owners(NOVEMBER).collectList())).isEmpty();

        wait(months.completeOlder().thenReturn(true));

        assertThat(wait(months.owners(NOVEMBER).collectList())).containsExactlyInAnyOrderElementsOf(planned);
    }

    @Test
    void aWeekThatWasToldBeforeWeeksHadAnEndIsToldAnewAndOneThatHasItsEndIsNot() {
        PersonId older = PersonId.random();
        PersonId ended = PersonId.random();
        PersonId nothing = PersonId.random();
        wait(told.put(older, week(Optional.empty())).thenReturn(true));
        wait(told.put(ended, week(Optional.of(TODAY.plusDays(1)))).thenReturn(true));
        wait(told.put(nothing, PublishedSchedule.NOTHING).thenReturn(true));
        older("told-schedules", "until");
        assertThat(wait(told.endingBy(TODAY))).isEmpty();

        wait(told.completeOlder().thenReturn(true));

        assertThat(wait(told.endingBy(TODAY))).containsExactly(older);
        assertThat(wait(told.endingBy(TODAY.plusDays(1)))).containsExactlyInAnyOrder(older, ended);
        wait(told.put(older, week(Optional.of(TODAY.plusDays(5)))).thenReturn(true));
        assertThat(wait(told.endingBy(TODAY))).isEmpty();
    }

    private void older(String collection, String field) {
        wait(Mono.from(database.durable(collection)
                .updateMany(new Document(), new Document("$unset", new Document(field, "")))));
    }

    private static CareMonth month(boolean planned) {
        var insured = new Insured("112250", "0000000001");
        var sequence = new Sequence("20261120180000");
        return planned
                ? CareMonth.empty(insured, NOVEMBER)
                        .with(new Delivery.Planned(insured, NOVEMBER, sequence, "1270000015", List.of(), 0))
                : CareMonth.empty(insured, NOVEMBER)
                        .with(new Delivery.Done(insured, NOVEMBER, sequence, "1270000015", "15", List.of(), 0));
    }

    private static PublishedSchedule week(Optional<LocalDate> until) {
        var service = new WeeklyService(
                OfficeId.random(),
                WeeklyService.Kind.DAY_SERVICE,
                DayOfWeek.MONDAY,
                LocalTime.of(9, 30),
                LocalTime.of(16, 30),
                Duration.ZERO);
        return new PublishedSchedule(List.of(service), List.of(), until);
    }

    private static <T> T wait(Mono<T> work) {
        return work.block(Duration.ofSeconds(30));
    }
}
