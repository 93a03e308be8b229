package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import org.junit.jupiter.api.Test;

class KeepingTest {

    @Test
    void hundredsThatSayTheSameAreLetGoInAFewReadings() {
        var readings = new AtomicInteger();
        var keeping = new Keeping(facts -> {
            readings.incrementAndGet();
            return new Statements(
                    facts, AnIncident.ONSET, AnIncident.real().policy().of(PriorityGroup.GENERAL));
        });
        List<ReportFact> facts = IntStream.range(0, 288)
                .mapToObj(i -> ReportFact.of(
                        AReport.of("r" + i).received(AnIncident.ONSET.plusSeconds(i), AnIncident.ONSET.plusSeconds(i)),
                        1,
                        false))
                .toList();

        List<ReportFact> kept = keeping.of(facts, SafetyCheck.MOST_FACTS);

        assertThat(kept).hasSize(SafetyCheck.MOST_FACTS).contains(facts.getLast());
        assertThat(readings).hasValueLessThan(20);
    }
}
