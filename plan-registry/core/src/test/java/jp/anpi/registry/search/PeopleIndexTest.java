package jp.anpi.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.search.SearchQuestion.InCharge;
import jp.anpi.registry.search.SearchQuestion.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PeopleIndexTest {

    private final PeopleIndex index = new PeopleIndex();
    private final Random random = new Random(7);

    @Test
    void peopleAreFoundByPartOfANameItsReadingATelephoneOrAnAddressInTheOrderOfTheirReadings() {
        PersonId hana = put("髙﨑 花子", "ﾀｶｻｷ ﾊﾅｺ", "川端二丁目3番4号", "04-7150-1234", false);
        PersonId ken = put("高崎 健", "タカサキ ケン", "市野谷1-2", "", false);
        put("山田 太郎", "ヤマダ タロウ", "川端9-9", "", false);

        assertThat(found("高崎")).containsExactly(ken, hana);
        assertThat(found("はなこ たかさき")).containsExactly(hana);
        assertThat(found("71501234")).containsExactly(hana);
        assertThat(found("7150-1234")).containsExactly(hana);
        assertThat(found("川端2-3-4")).containsExactly(hana);
        assertThat(found("高崎 市野谷")).containsExactly(ken);
        assertThat(found("だれもいない")).isEmpty();
    }

    @Test
    void pitfall14WhoIsUnderProtectionIsNotBetrayedByASearchForTheirAddress() {
        PersonId hidden = put("佐藤 葵", "サトウ アオイ", "川端5-5", "", true);
        assertThat(found("川端5-5")).isEmpty();
        assertThat(found("佐藤")).containsExactly(hidden);
        assertThat(index.search(question("川端5-5"), true, Optional.empty(), 10).page())
                .containsExactly(hidden);
    }

    @Test
    void pitfall14WhoIsUnderProtectionIsNotBetrayedByTheDistrictThatIsAskedForEither() {
        PersonId hidden = put("佐藤 葵", "サトウ アオイ", "川端5-5", "", true);
        PersonId other = put("佐藤 花", "サトウ ハナ", "川端5-6", "", false);
        var inDistrict = new SearchQuestion(
                List.of(),
                Optional.empty(),
                Optional.of(new DistrictId("d01")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(index.search(inDistrict, false, Optional.empty(), 10).page()).containsExactly(other);
        assertThat(index.search(inDistrict, true, Optional.empty(), 10).page()).contains(hidden, other);
    }

    @Test
    void aNewerVersionReplacesAnOlderOneWheneverItCame() {
        PersonId id = PersonId.random();
        index.put(person(id, 3, "鈴木 次郎", "スズキ ジロウ", "川端1-1", "", false));
        index.put(person(id, 2, "鈴木 一郎", "スズキ イチロウ", "川端1-1", "", false));
        assertThat(found("鈴木")).containsExactly(id);
        assertThat(found("一郎")).isEmpty();
        index.remove(id);
        assertThat(found("鈴木")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 250; i++) {
            put("佐藤 " + i, "サトウ %03d".formatted(i % 50), "川端", "", false);
        }
        Set<PersonId> seen = new HashSet<>();
        Optional<PersonId> after = Optional.empty();
        for (int page = 0; page < 3; page++) {
            FoundPeople found = index.search(question("さとう"), false, after, 100);
            assertThat(found.all()).isEqualTo(250);
            seen.addAll(found.page());
            after = Optional.of(found.page().getLast());
        }
        assertThat(seen).hasSize(250);
    }

    @Test
    void whoIsFoundIsListedInTheOrderThatIsAskedPageByPage() {
        PersonId early = put("青木", "アオキ", "川端", "", false);
        PersonId hidden = put("青木 二", "アオキ ニ", "川端", "", true);
        PersonId late = PersonId.random();
        index.put(person(late, 1, "渡辺", "ワタナベ", "川端", "", false)
                .withPlacement(new GroupPlacement(PriorityGroup.PUSH_SUPPORT, "人工呼吸器", false)));
        PersonId planned = PersonId.random();
        index.put(person(planned, 1, "阿部", "アベ", "川端", "", false).withPlan(true, List.of(), List.of()));

        assertThat(ordered(Order.READING, false)).containsExactly(early, hidden, planned, late);
        assertThat(ordered(Order.GROUP, false)).containsExactly(late, early, hidden, planned);
        assertThat(ordered(Order.PLAN, false)).containsExactly(early, hidden, late, planned);
        assertThat(ordered(Order.DISTRICT, false))
                .as("the order does not tell the district of somebody under protection")
                .containsExactly(early, planned, late, hidden);
        assertThat(ordered(Order.DISTRICT, true)).containsExactly(early, hidden, planned, late);
    }

    private List<PersonId> ordered(Order order, boolean seesProtected) {
        List<PersonId> all = new ArrayList<>();
        Optional<PersonId> after = Optional.empty();
        do {
            List<PersonId> page = index.search(question("").by(order), seesProtected, after, 1)
                    .page();
            all.addAll(page);
            after = page.stream().findFirst();
        } while (after.isPresent());
        return all;
    }

    @Test
    void forWhomSomebodyAnswersIsFoundOnTheDaysThatItHolds() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        OfficeId office = OfficeId.random();
        MemberId member = MemberId.random();
        var managed = new Assignment(
                Assignment.Role.CARE_MANAGER, office, Optional.of(member), day.minusDays(9), Optional.of(day));
        PersonId open = PersonId.random();
        PersonId hidden = PersonId.random();
        index.put(person(open, 1, "青木", "アオキ", "川端", "", false).withAssignments(List.of(managed)));
        index.put(person(hidden, 1, "阿部", "アベ", "川端", "", true).withAssignments(List.of(managed)));
        put("渡辺", "ワタナベ", "川端", "", false);

        assertThat(answeredFor(new InCharge(Optional.of(office), Optional.empty(), day), false))
                .containsExactly(open);
        assertThat(answeredFor(new InCharge(Optional.empty(), Optional.of(member), day), true))
                .containsExactly(open, hidden);
        assertThat(answeredFor(new InCharge(Optional.empty(), Optional.of(member), day.plusDays(1)), true))
                .isEmpty();
        assertThat(answeredFor(new InCharge(Optional.of(OfficeId.random()), Optional.empty(), day), true))
                .isEmpty();
    }

    private List<PersonId> answeredFor(InCharge who, boolean seesProtected) {
        return index.search(question("").of(Optional.of(who)), seesProtected, Optional.empty(), 50)
                .page();
    }

    @Test
    void whatIsPutAndRemovedInAnyOrderIsWhatAMapWouldHold() {
        List<PersonId> there = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (there.isEmpty() || random.nextInt(3) > 0) {
                there.add(put("人", "ヒト", "川端", "", false));
            } else {
                index.remove(there.remove(random.nextInt(there.size())));
            }
        }
        assertThat(index.size()).isEqualTo(there.size());
        assertThat(index.search(question("ひと"), false, Optional.empty(), there.size() + 1)
                        .page())
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    @Tag("long")
    void aWholeCityIsSearchedWithinATenthOfASecond() {
        for (int i = 0; i < 215_891; i++) {
            put(
                    "住民 %d".formatted(i),
                    "ジュウミン %d".formatted(i),
                    "川端%d-%d".formatted(i % 9, i),
                    "04715%05d".formatted(i),
                    false);
        }
        found("うみん 川端8");
        long begun = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            found("うみん 川端8-" + i);
        }
        assertThat(Duration.ofNanos((System.nanoTime() - begun) / 5)).isLessThan(Duration.ofMillis(100));
    }

    private List<PersonId> found(String typed) {
        return index.search(question(typed), false, Optional.empty(), 50).page();
    }

    private static SearchQuestion question(String typed) {
        return new SearchQuestion(
                SearchQuestion.terms(typed),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private PersonId put(String name, String kana, String address, String phone, boolean confidential) {
        PersonId id = PersonId.of(new UUID(random.nextLong(), random.nextLong()).toString());
        index.put(person(id, 1, name, kana, address, phone, confidential));
        return id;
    }

    private static PersonState person(
            PersonId id, long version, String name, String kana, String address, String phone, boolean confidential) {
        return new PersonState(
                id,
                version,
                new PersonName(name, kana),
                Optional.empty(),
                new Home(address, new DistrictId("d01"), Optional.empty(), confidential),
                Optional.of(phone).filter(number -> !number.isEmpty()),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "なし", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aPieceOfAPlaceIsFoundThoughItEndsOrBeginsWithGa() {
        PersonId one = put("山田 がく", "", "ひばりが丘1-2 川端ガーデン", "", false);
        for (String typed : List.of("ひばりが", "ひばりが丘", "ひばりヶ丘", "ガーデン", "山田 がく")) {
            assertThat(found(typed)).as(typed).containsExactly(one);
        }
    }
}
