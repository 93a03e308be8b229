package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.anpi.safety.building.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pitfall 1: twins, parents and children, namesakes. The whole city, its memory and its matches a second are measured in
 * the profile {@code long}; deploy/bench/README.md says how.
 */
class MatchingQualityTest {

    private static final int CITY = 215_891;

    @Test
    void linksNobodyWronglyAndShowsTheRightPersonAmongTheFirstThree() {
        var city = new MadeUpCity(20_000, Seeds.random(3));
        var index = city.index();
        var quality = MatchingQuality.measure(city, new Matcher(index), index, 2_000, Seeds.random(4));
        System.out.println("matching, small city: " + quality);
        assertThat(quality.wrong).isEmpty();
        assertThat(quality.linked).isGreaterThan(400);
        assertThat(quality.firstThree()).as(() -> few(quality.lost)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    @Tag("long")
    void linksNobodyWronglyInTheWholeCityAndKeepsUpWithItsReports() {
        var city = new MadeUpCity(CITY, Seeds.random(5));
        long before = heap();
        long filling = System.nanoTime();
        var index = city.index();
        double seconds = (System.nanoTime() - filling) / 1e9;
        double megabytes = (heap() - before) / 1e6;
        System.out.printf(
                "matching, city: %,d people in %.1f MB, filled in %.1f s%n", index.people(), megabytes, seconds);

        var matcher = new Matcher(index);
        var quality = MatchingQuality.measure(city, matcher, index, 40_000, Seeds.random(6));
        System.out.println("matching, city: " + quality);
        double rate = matchesPerSecond(city, matcher);
        System.out.printf("matching, city: %,.0f matches/s on one thread%n", rate);

        assertThat(quality.precisionAtLeast()).as(() -> few(quality.wrong)).isGreaterThanOrEqualTo(0.999);
        assertThat(quality.firstThree()).as(() -> few(quality.lost)).isGreaterThanOrEqualTo(0.95);
        assertThat(rate).isGreaterThanOrEqualTo(500);
        assertThat(megabytes).isLessThanOrEqualTo(60);
    }

    private static double matchesPerSecond(MadeUpCity city, Matcher matcher) {
        var dice = Seeds.random(7);
        var noise = new Noise(dice);
        List<Question> questions = new ArrayList<>();
        for (int each = 0; each < 5_000; each++) {
            var citizen = city.citizens().get(dice.nextInt(city.citizens().size()));
            questions.add(noise.about(citizen, citizen));
        }
        long start = System.nanoTime();
        questions.forEach(matcher::match);
        return questions.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String few(List<String> all) {
        return String.join("\n", all.subList(0, Math.min(40, all.size())));
    }
}
