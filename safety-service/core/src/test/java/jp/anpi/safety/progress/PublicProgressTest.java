package jp.anpi.safety.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.DistrictCount;
import jp.anpi.safety.board.StatusCount;
import jp.anpi.safety.building.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicProgressTest {

    private static DistrictCount district(String id, int people, int confirmed) {
        return new DistrictCount(
                new DistrictId(id),
                Map.of(PriorityGroup.PUSH_SUPPORT, new StatusCount(people, 0, confirmed, 0, people - confirmed, 0)));
    }

    private static List<String> names(PublicProgress.Part part) {
        return part.districts().stream().map(DistrictId::value).toList();
    }

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    @Test
    void numbersAreRoundedDownSoThatNoneIsAboutOnePerson() {
        var progress = PublicProgress.of(List.of(district("d01", 47, 39), district("d02", 102, 9)), 10);

        assertThat(progress.people()).isEqualTo(140);
        assertThat(progress.confirmed()).isEqualTo(40);
        assertThat(progress.parts())
                .containsExactly(
                        new PublicProgress.Part(List.of(new DistrictId("d01")), 40, 30),
                        new PublicProgress.Part(List.of(new DistrictId("d02")), 100, 0));
    }

    @Test
    void smallDistrictsAreShownTogetherAndNeverOneAlone() {
        var progress = PublicProgress.of(
                List.of(district("d01", 3, 3), district("d02", 50, 50), district("d03", 20, 0), district("d04", 4, 0)),
                10);

        assertThat(progress.parts()).hasSize(2);
        assertThat(names(progress.parts().get(0))).containsExactly("d02");
        assertThat(names(progress.parts().get(1))).containsExactly("d01", "d03", "d04");
    }

    @Test
    void ofAHandfulOfPeopleNothingIsShown() {
        var progress = PublicProgress.of(List.of(district("d01", 3, 3), district("d02", 4, 1)), 10);

        assertThat(progress.parts()).isEmpty();
        assertThat(progress.people()).isZero();
        assertThat(progress.confirmed()).isZero();
    }

    @Test
    void tooSmallANumberToHideAmongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicProgress.of(List.of(), 4));
    }

    /** Whoever changes one person's state changes nothing that is shown, or a whole step behind which k others may stand. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyDistrictIsInExactlyOnePartOfAtLeastKPeople(long seed) {
        RandomGenerator random = Seeds.random(seed);
        int k = random.nextInt(5, 20);
        List<DistrictCount> counts = IntStream.range(0, random.nextInt(1, 30))
                .mapToObj(i -> {
                    int people = random.nextInt(3) == 0 ? random.nextInt(0, k) : random.nextInt(0, 10 * k);
                    return district("d" + i, people, people == 0 ? 0 : random.nextInt(people + 1));
                })
                .toList();
        int all = counts.stream()
                .mapToInt(
                        count -> count.groups().get(PriorityGroup.PUSH_SUPPORT).total())
                .sum();

        var progress = PublicProgress.of(counts, k);

        Set<DistrictId> seen = new HashSet<>();
        for (var part : progress.parts()) {
            assertThat(part.people()).isGreaterThanOrEqualTo(k).isGreaterThanOrEqualTo(part.confirmed());
            assertThat(part.people() % k).isZero();
            assertThat(part.confirmed() % k).isZero();
            part.districts().forEach(district -> assertThat(seen.add(district)).isTrue());
        }
        if (all >= k) {
            assertThat(seen).hasSize(counts.size() - emptyAndAlone(counts, seen));
        } else {
            assertThat(progress.parts()).isEmpty();
        }
    }

    /** Districts where nobody lives are in no part when no other is small. */
    private static int emptyAndAlone(List<DistrictCount> counts, Set<DistrictId> seen) {
        return (int) counts.stream()
                .filter(count ->
                        count.groups().get(PriorityGroup.PUSH_SUPPORT).total() == 0 && !seen.contains(count.district()))
                .count();
    }
}
