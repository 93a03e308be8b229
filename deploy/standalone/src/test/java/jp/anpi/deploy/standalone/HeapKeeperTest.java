package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapKeeperTest {

    private static final long MIB = 1024 * 1024;
    private static final long LIMIT = 440 * MIB;

    @Test
    void aTownIsCollectedLongBeforeTheLimit() {
        assertThat(HeapKeeper.threshold(90 * MIB, LIMIT)).isEqualTo(138 * MIB);
    }

    @Test
    void whatIsAliveMayGrowByAThirdBeforeItIsLookedAtAgain() {
        assertThat(HeapKeeper.threshold(210 * MIB, LIMIT)).isEqualTo(280 * MIB);
    }

    @Test
    void nearTheLimitTheCollectorComesByItself() {
        assertThat(HeapKeeper.threshold(290 * MIB, LIMIT)).isZero();
    }

    @Test
    void whatABusyTimeTookIsGivenBackOnceItIsOver() {
        assertThat(HeapKeeper.quietAgain(400, 2)).isTrue();
        assertThat(HeapKeeper.quietAgain(400, 100)).as("still busy").isFalse();
        assertThat(HeapKeeper.quietAgain(3, 1)).as("nothing was busy").isFalse();
    }
}
