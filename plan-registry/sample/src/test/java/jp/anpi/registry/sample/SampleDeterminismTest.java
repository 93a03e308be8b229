package jp.anpi.registry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;

/** The same seed gives the same place, whichever machine, and whatever was read of it before. */
class SampleDeterminismTest {

    @Test
    void theTownOfSeedOneIsTheOneEverybodyKnows() throws NoSuchAlgorithmException {
        assertThat(fingerprint(SampleCity.generate(SampleSize.TOWN, 1)))
                .as("changed data for an unchanged seed: demonstrations, screenshots and scenarios rely on it")
                .isEqualTo("0c9141b660c5ae5e2ba09b1bb0e6c79d3d10559d7b742482e29e7c59d6f806d0");
    }

    @Test
    void otherSeedsGiveOtherPlaces() throws NoSuchAlgorithmException {
        assertThat(fingerprint(SampleCity.generate(SampleSize.TOWN, 2)))
                .isNotEqualTo(fingerprint(SampleCity.generate(SampleSize.TOWN, 3)));
    }

    @Test
    void oneReaderDoesNotDisturbAnother() {
        var town = SampleCity.generate(SampleSize.TOWN, 5);
        var inOrder = town.persons().map(PersonState::toString).collect(Collectors.toSet());
        var atOnce = town.persons().parallel().map(PersonState::toString).collect(Collectors.toSet());
        assertThat(atOnce).isEqualTo(inOrder);
    }

    @Test
    void anotherDayKeepsEverybodyWhoTheyAre() {
        var town = SampleCity.generate(SampleSize.TOWN, 5);
        var later = SampleCity.generate(SampleSize.TOWN, 5, LocalDate.of(2028, 2, 29));
        assertThat(later.persons().map(PersonState::id))
                .containsExactlyElementsOf(town.persons().map(PersonState::id).toList());
        assertThat(later.persons().map(PersonState::home))
                .containsExactlyElementsOf(town.persons().map(PersonState::home).toList());
        assertThat(later.persons().map(person -> person.placement().group()))
                .containsExactlyElementsOf(
                        town.persons().map(person -> person.placement().group()).toList());
    }

    @Test
    void theCityHasExactlyThePeopleAndPlansOfTheIssue() {
        var city = SampleCity.generate(SampleSize.CITY, 1);
        long[] groups = new long[PriorityGroup.values().length];
        int[] plans = {0};
        city.persons().forEach(person -> {
            groups[person.placement().group().ordinal()]++;
            plans[0] += person.hasPlan() ? 1 : 0;
        });
        assertThat(groups).containsExactly(260, 740, 9_000, 20_000, 185_891);
        assertThat(plans[0]).isEqualTo(220);
        assertThat(city.personCount()).isEqualTo(215_891);
    }

    private static String fingerprint(SampleCity place) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        place.districts().forEach(district -> add(digest, district));
        place.offices().forEach(office -> add(digest, office));
        place.members().forEach(member -> add(digest, member));
        place.accounts().forEach(account -> add(digest, account));
        place.persons().forEach(person -> {
            var support = person.lifeSupport();
            add(digest, person.id() + "" + person.name() + person.birthDate() + person.home() + person.phone());
            add(digest, person.aliases());
            add(digest, person.lifecycle() + "" + person.placement() + person.hasPlan() + person.checkers());
            add(digest, person.assignments() + "" + person.services() + person.contacts());
            add(digest, support.devices() + "" + support.oxygen() + support.medicines());
            support.dialysis()
                    .ifPresent(
                            dialysis -> add(digest, new TreeSet<>(dialysis.weekdays()) + "" + dialysis.lastSession()));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Object part) {
        digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
    }
}
