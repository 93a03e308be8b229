package jp.anpi.registry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import org.junit.jupiter.api.Test;

class PlanSeriesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    private final List<PlanHistory> histories = new ArrayList<>();
    private final Map<PersonId, LocalDate> left = new HashMap<>();

    @Test
    void theSeriesOfTheCityComesOutOfItsPlansAndAPastFigureStaysWhatItWas() {
        confirmed(173, LocalDate.of(2025, 12, 10));
        confirmed(40, LocalDate.of(2026, 1, 31));
        confirmed(7, LocalDate.of(2026, 2, 1));
        assertThat(series()).containsExactly(173, 213, 220, 220);
        withdrawn(LocalDate.of(2025, 12, 20), LocalDate.of(2026, 3, 1));
        assertThat(series()).as("until it was withdrawn it counted").containsExactly(174, 214, 221, 220);
    }

    @Test
    void aNewVersionOfOnePlanIsNoSecondPlanAndAnExpiredOneIsNone() {
        PersonId person = PersonId.random();
        histories.add(new PlanHistory(
                person,
                List.of(plan(person, 1, LocalDate.of(2025, 12, 1)), plan(person, 2, LocalDate.of(2026, 2, 1)))));
        confirmed(1, LocalDate.of(2024, 2, 15));
        assertThat(series()).containsExactly(2, 2, 1, 1);
    }

    @Test
    void partsOfTheCityPutTogetherAreTheCity() {
        confirmed(4, LocalDate.of(2025, 12, 10));
        confirmed(3, LocalDate.of(2026, 2, 1));
        assertThat(PlanSeries.sum(seriesOf(histories.subList(0, 5)), seriesOf(histories.subList(5, 7))))
                .isEqualTo(seriesOf(histories));
    }

    @Test
    void groupsStandSideBySideAndTogetherAreTheCity() {
        confirmed(4, LocalDate.of(2025, 12, 10));
        confirmed(3, LocalDate.of(2026, 2, 1));
        var grouped = PlanSeries.sideBySide(Map.of(
                PriorityGroup.PUSH_SUPPORT, seriesOf(histories.subList(0, 5)),
                PriorityGroup.GENERAL, seriesOf(histories.subList(5, 7))));

        assertThat(grouped).extracting(PlanSeries.Grouped::people).isEqualTo(series());
        assertThat(grouped)
                .extracting(month -> month.groups().get(PriorityGroup.PUSH_SUPPORT))
                .containsExactly(4, 4, 5, 5);
        assertThat(grouped)
                .extracting(month -> month.groups().get(PriorityGroup.GENERAL))
                .containsExactly(0, 0, 2, 2);
    }

    @Test
    void whoDiedOrMovedAwayHadAPlanUntilThatDayAndPastFiguresStay() {
        confirmed(5, LocalDate.of(2025, 12, 10));
        left.put(histories.get(0).person(), LocalDate.of(2026, 2, 1));
        left.put(histories.get(1).person(), LocalDate.of(2026, 1, 31));
        left.put(histories.get(2).person(), TODAY);
        assertThat(series()).containsExactly(5, 4, 3, 2);
    }

    private List<PlanSeries.Month> seriesOf(List<PlanHistory> some) {
        return PlanSeries.of(
                some.stream()
                        .map(history -> new PlanSeries.Owned(history, Optional.ofNullable(left.get(history.person()))))
                        .toList(),
                YearMonth.of(2025, 12),
                PlanTerms.USUAL,
                TODAY);
    }

    private List<Integer> series() {
        return seriesOf(histories).stream().map(PlanSeries.Month::people).toList();
    }

    private void confirmed(int people, LocalDate on) {
        for (int i = 0; i < people; i++) {
            PersonId person = PersonId.random();
            histories.add(new PlanHistory(person, List.of(plan(person, 1, on))));
        }
    }

    private void withdrawn(LocalDate from, LocalDate to) {
        PersonId person = PersonId.random();
        histories.add(new PlanHistory(
                person,
                List.of(plan(person, 1, from).withdrawn(to, EvacuationPlan.Withdrawal.MISTAKE, Optional.empty()))));
    }

    private static EvacuationPlan plan(PersonId person, int version, LocalDate on) {
        return new EvacuationPlan(
                person,
                version,
                3,
                EvacuationPlan.Stage.CONFIRMED,
                PlanContent.BLANK,
                new EvacuationPlan.Written("窓口", on),
                Optional.of(new Confirmation(Confirmation.By.PERSON, "本人", "訪問", on)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
