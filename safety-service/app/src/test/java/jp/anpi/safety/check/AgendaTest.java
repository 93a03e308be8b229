package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentId;
import org.junit.jupiter.api.Test;

/** What falls due and when. */
class AgendaTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final Agenda agenda = new Agenda();
    private final CheckKey one = new CheckKey(IncidentId.random(), PersonId.random());
    private final CheckKey other = new CheckKey(IncidentId.random(), PersonId.random());

    @Test
    void aDeadlineFallsDueAtItsInstantAndNotBefore() {
        agenda.put(one, Optional.of(NOON));
        assertThat(agenda.due(NOON.minusNanos(1), 10)).isEmpty();
        assertThat(agenda.due(NOON, 10)).containsExactly(one);
    }

    @Test
    void aCheckHasOneMomentTheNewest() {
        agenda.put(one, Optional.of(NOON));
        agenda.put(one, Optional.of(NOON.plusSeconds(60)));
        assertThat(agenda.due(NOON, 10)).isEmpty();
        assertThat(agenda.next()).contains(NOON.plusSeconds(60));
        agenda.put(one, Optional.empty());
        assertThat(agenda.next()).isEmpty();
        assertThat(agenda.size()).isZero();
    }

    @Test
    void theLongestDueComesFirstAndOnlySoMany() {
        agenda.put(one, Optional.of(NOON));
        agenda.put(other, Optional.of(NOON.minusSeconds(5)));
        assertThat(agenda.due(NOON, 1)).containsExactly(other);
        assertThat(agenda.due(NOON, 2)).containsExactly(other, one);
    }
}
