package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapKeeperTest {

    private static final long MIB = 1024 * 1024;
    private static final long LIMIT = 440 * MIB;

    @Test
    void aTownIsCollectedLongBeforeTheLimit() {
        assertThat(HeapKeeper.threshold(90 * MIB, LIMIT)).isEqualTo(154 * MIB);
    }

    @Test
    void whatIsAliveMayGrowByHalfBeforeItIsLookedAtAgain() {
        assertThat(HeapKeeper.threshold(200 * MIB, LIMIT)).isEqualTo(300 * MIB);
    }

    @Test
    void nearTheLimitTheCollectorComesByItself() {
        assertThat(HeapKeeper.threshold(260 * MIB, LIMIT)).isZero();
    }

    @Test
    void whatABusyTimeTookIsGivenBackOnceItIsOver() {
        assertThat(HeapKeeper.quietAgain(400, 2)).isTrue();
        assertThat(HeapKeeper.quietAgain(400, 100)).as("still busy").isFalse();
        assertThat(HeapKeeper.quietAgain(3, 1)).as("nothing was busy").isFalse();
    }
}
