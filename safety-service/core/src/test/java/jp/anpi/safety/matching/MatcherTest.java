package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

    private static final String HOUSE = "みなせ市北葭原2丁目3番4号";
    private static final LocalDate BORN = LocalDate.of(1950, 4, 3);

    private final PersonIndex index = new PersonIndex();
    private final Matcher matcher = new Matcher(index);
    private int people;

    @Test
    void nameDateOfBirthAndAddressInAnySpellingMakeOnePersonCertain() {
        var masao = lives("髙橋　正男", "タカハシ　マサオ", BORN, HOUSE);
        lives("髙橋　花", "タカハシ　ハナ", LocalDate.of(1952, 1, 1), HOUSE);
        for (String name : List.of("高橋正男", "髙橋 正男", "正男 高橋", "ﾀｶﾊｼ ﾏｻｵ", "たかはしまさお", "高橋　正男様")) {
            var outcome = matcher.match(asked(name, "北葭原二丁目三の四", "S25.4.3"));
            assertThat(outcome).as(name).isInstanceOfSatisfying(Outcome.Certain.class, certain -> {
                assertThat(certain.person()).isEqualTo(masao);
                assertThat(certain.because().ja()).contains("生年月日").contains("住所");
            });
        }
    }

    @Test
    void pitfall1TwinsOfSimilarNamesAreNeverLinkedByThemselvesButShownSideBySide() {
        var one = lives("佐藤　正一", "サトウ　マサカズ", BORN, HOUSE);
        var two = lives("佐藤　正二", "サトウ　マサジ", BORN, HOUSE);
        assertThat(ranked(asked("佐藤正一", HOUSE, "1950-04-03"))).containsExactly(one, two);
        assertThat(ranked(asked("佐藤正二", HOUSE, "1950-04-03"))).containsExactly(two, one);
    }

    @Test
    void pitfall1ATwinWhoseDateOfBirthTheRegisterLacksIsStillATwin() {
        var one = lives("佐藤　正一", "サトウ　マサカズ", BORN, HOUSE);
        var two = new PersonId(new UUID(6, 6));
        index.put(new Listed(
                two, new PersonName("佐藤　正二", "サトウ　マサジ"), List.of(), Optional.empty(), HOUSE, Optional.empty()));
        assertThat(ranked(asked("佐藤正一", HOUSE, "1950-04-03"))).containsExactly(one, two);
    }

    @Test
    void pitfall1TwinsOfDifferentNamesAreToldApart() {
        var one = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        lives("佐藤　花子", "サトウ　ハナコ", BORN, HOUSE);
        assertThat(certain(asked("佐藤 健", HOUSE, "1950-04-03"))).contains(one);
    }

    @Test
    void pitfall1AGivenNameThatDiffersForbidsTheLinkAndSaysWhy() {
        var registered = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        var outcome = matcher.match(asked("佐藤 花子", HOUSE, "1950-04-03"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Candidates.class, candidates -> {
            var first = candidates.ranked().getFirst();
            assertThat(first.person()).isEqualTo(registered);
            assertThat(first.agreement(Field.GIVEN_NAME)).isEqualTo(Agreement.CONFLICT);
            assertThat(first.agreement(Field.ADDRESS)).isEqualTo(Agreement.FOLDED);
            assertThat(first.because().ja()).contains("名：不一致").contains("別の人かもしれません");
            assertThat(first.because().en()).contains("given name: different");
        });
    }

    @Test
    void pitfall1ADateOfBirthThatDiffersForbidsTheLink() {
        var father = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        var outcome = matcher.match(asked("佐藤 健", HOUSE, "1985-12-24"));
        assertThat(ranked(outcome)).containsExactly(father);
        assertThat(ranked(matcher.match(asked("佐藤 健", HOUSE, "1950-04-08")))).containsExactly(father);
    }

    @Test
    void pitfall1NamesakesBornOnOneDayAreToldApartByTheirAddressOnly() {
        var here = lives("田中　実", "タナカ　ミノル", BORN, HOUSE);
        var there = lives("田中　実", "タナカ　ミノル", BORN, "みなせ市上瀬1-1-1");
        assertThat(ranked(asked("田中実", "", "1950-04-03"))).containsExactlyInAnyOrder(here, there);
        assertThat(certain(asked("田中実", "上瀬1-1-1", "1950-04-03"))).contains(there);
    }

    @Test
    void aNameAloneIsNeverCertain() {
        var only = lives("勅使河原　実", "テシガワラ　ミノル", BORN, HOUSE);
        assertThat(ranked(asked("勅使河原実", "", ""))).containsExactly(only);
        assertThat(ranked(asked("勅使河原実", HOUSE, ""))).containsExactly(only);
    }

    @Test
    void aRareNameThatAgreesTellsMoreThanACommonOne() {
        for (int each = 0; each < 1_500; each++) {
            lives("佐藤　健" + (char) ('一' + each), "サトウ　ケン", BORN.plusDays(each), "上瀬" + each);
        }
        var rare = lives("勅使河原　実", "テシガワラ　ミノル", LocalDate.of(1931, 1, 1), "上瀬9-9-9");
        assertThat(matcher.match(asked("佐藤", "", ""))).isEqualTo(new Outcome.Nobody());
        assertThat(ranked(asked("勅使河原", "", ""))).containsExactly(rare);
    }

    @Test
    void pitfall33AnAliasAndAnotherOrderFindAForeignPerson() {
        var id = new PersonId(new UUID(7, 7));
        index.put(new Listed(
                id,
                new PersonName("NGUYEN VAN ANH", "グエン　ヴァン　アン"),
                List.of(new PersonName("山本　杏", "ヤマモト　アン")),
                Optional.of(BORN),
                HOUSE,
                Optional.empty()));
        for (String name : List.of("Anh Van Nguyen", "Van Anh Nguyễn", "NGUYEN VAN ANH", "山本杏", "グエン・バン・アン")) {
            assertThat(certain(asked(name, HOUSE, "1950-04-03"))).as(name).contains(id);
        }
    }

    @Test
    void pitfall1ANamesakeInTheHouseForbidsTheLinkSinceTheirDatesMayBeMixedUp() {
        var father = lives("佐藤　和夫", "サトウ　カズオ", BORN, HOUSE);
        var son = lives("佐藤　一夫", "サトウ　カズオ", LocalDate.of(1980, 1, 2), HOUSE);
        assertThat(ranked(asked("サトウカズオ", HOUSE, "1950-04-03"))).containsExactly(father, son);
        assertThat(certain(asked("佐藤和夫", "", "1950-04-03"))).isEmpty();
    }

    @Test
    void telephoneDateOfBirthAndGivenNameMakeOnePersonCertainAfterAMarriage() {
        var id = new PersonId(new UUID(8, 8));
        index.put(new Listed(
                id,
                new PersonName("佐藤　花子", "サトウ　ハナコ"),
                List.of(),
                Optional.of(BORN),
                HOUSE,
                Optional.of("090-1234-5678")));
        var phone = Optional.of("+81 90 1234 5678");
        var given = new Question(
                Optional.of("佐藤華子"), Optional.of("さとう はなこ"), Optional.of("1950-04-03"), Optional.empty(), phone);
        assertThat(certain(given)).contains(id);
        var other =
                new Question(Optional.of("佐藤太郎"), Optional.empty(), Optional.of("1950-04-03"), Optional.empty(), phone);
        assertThat(ranked(matcher.match(other))).containsExactly(id);
    }

    @Test
    void anotherFlatOfTheSameBuildingIsNotTheSameAddress() {
        var id = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE + " コーポ瀬見 101");
        assertThat(certain(asked("佐藤健", HOUSE + "-101", "1950-04-03"))).contains(id);
        assertThat(certain(asked("佐藤健", HOUSE, "1950-04-03"))).contains(id);
        assertThat(ranked(asked("佐藤健", HOUSE + "-202", "1950-04-03"))).containsExactly(id);
    }

    @Test
    void aChangedPersonIsFoundByTheNewDataAndARemovedOneNotAtAll() {
        var id = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        index.put(new Listed(
                id, new PersonName("鈴木　健", "スズキ　ケン"), List.of(), Optional.of(BORN), "上瀬1-1-1", Optional.empty()));
        assertThat(index.people()).isEqualTo(1);
        assertThat(certain(asked("鈴木健", "上瀬1-1-1", "1950-04-03"))).contains(id);
        assertThat(certain(asked("佐藤健", HOUSE, "1950-04-03"))).isEmpty();
        index.remove(id);
        index.remove(id);
        assertThat(index.people()).isZero();
        assertThat(matcher.match(asked("鈴木健", "上瀬1-1-1", "1950-04-03"))).isEqualTo(new Outcome.Nobody());
    }

    @Test
    void anIndexThatWasChangedManyTimesAnswersLikeOneThatWasBuiltAtOnce() {
        var city = new MadeUpCity(1_500, Seeds.random(11));
        var dice = Seeds.random(12);
        var citizens = city.citizens();
        for (int change = 0; change < 6_000; change++) {
            var citizen = citizens.get(dice.nextInt(citizens.size())).listed();
            if (dice.nextInt(3) == 0) {
                index.remove(citizen.id());
            } else {
                index.put(citizen);
            }
        }
        citizens.forEach(citizen -> index.put(citizen.listed()));
        var atOnce = new Matcher(city.index());
        var noise = new Noise(dice);
        for (int each = 0; each < 300; each++) {
            var citizen = citizens.get(dice.nextInt(citizens.size()));
            var question = noise.about(citizen, citizen);
            assertThat(people(matcher.match(question))).isEqualTo(people(atOnce.match(question)));
        }
        citizens.forEach(citizen -> index.remove(citizen.listed().id()));
        assertThat(index.people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "　\u00A0\t",
                "\u0000\u001B\u0007",
                "\uD800",
                "\uDC00\uD800",
                "\u202E\u200F\u200E\uFEFF",
                "゛゜",
                "ー",
                "-",
                "様",
                "々"
            })
    void emptyAndBrokenTextsAreNobody(String text) {
        lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        var all = Optional.of(text);
        assertThat(matcher.match(new Question(all, all, all, all, all))).isEqualTo(new Outcome.Nobody());
    }

    @Test
    @Timeout(20)
    void noTextHoweverBrokenThrowsOrTakesLong() {
        new MadeUpCity(2_000, Seeds.random(1)).citizens().forEach(citizen -> index.put(citizen.listed()));
        Seeds.upTo(500).forEach(seed -> {
            var dice = Seeds.random(seed);
            matcher.match(new Question(
                    Optional.of(BrokenText.any(dice)),
                    Optional.of(BrokenText.any(dice)),
                    Optional.of(BrokenText.any(dice)),
                    Optional.of(BrokenText.any(dice)),
                    Optional.of(BrokenText.any(dice))));
        });
        for (String piece : List.of(
                "佐藤", "1", "一", "1-", "一の", " ", "ア", "ﷺ", "\u202E", "\uD800", "が", "\u3099", "a ", "号室 ", "2丁目")) {
            var text = Optional.of(piece.repeat(4_000 / piece.length()));
            long start = System.nanoTime();
            matcher.match(new Question(text, text, text, text, text));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(piece).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void pitfall27RawTextIsKeptGlyphByGlyphWhileItsShadowIsSearched() {
        String legal = "神\uFA19　𠮷\uDB40\uDD00凞";
        var person = APerson.named(legal).build();
        var listed = Listed.of(person);
        index.put(listed);
        assertThat(listed.name().written()).isEqualTo(legal);
        assertThat(FoldedName.of(legal)).isEqualTo(FoldedName.of("神神　吉凞"));
        assertThat(ranked(asked("神神 吉凞", person.home().text(), ""))).containsExactly(person.id());
    }

    @Test
    void aNameThatWasCutOffIsNeverCertain() {
        lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        var question = asked("佐藤 健" + " ".repeat(4_000) + "一郎", HOUSE, "1950-04-03");
        assertThat(certain(question)).isEmpty();
    }

    @Test
    void aRegisteredPersonOfBrokenDataHarmsNobodyElse() {
        index.put(new Listed(
                new PersonId(new UUID(9, 9)),
                new PersonName("\uD800", ""),
                List.of(new PersonName("\u202E", "ｶﾞ")),
                Optional.empty(),
                "\u0000",
                Optional.of("なし")));
        var id = lives("佐藤　健", "サトウ　ケン", BORN, HOUSE);
        assertThat(certain(asked("佐藤健", HOUSE, "1950-04-03"))).contains(id);
    }

    private PersonId lives(String written, String kana, LocalDate born, String address) {
        var id = new PersonId(new UUID(1, ++people));
        index.put(
                new Listed(id, new PersonName(written, kana), List.of(), Optional.of(born), address, Optional.empty()));
        return id;
    }

    private static Question asked(String name, String address, String birthDate) {
        return Question.of(Optional.of(name), Optional.of(address), Optional.of(birthDate));
    }

    private Optional<PersonId> certain(Question question) {
        return matcher.match(question) instanceof Outcome.Certain certain
                ? Optional.of(certain.person())
                : Optional.empty();
    }

    private List<PersonId> ranked(Question question) {
        return ranked(matcher.match(question));
    }

    private static List<PersonId> ranked(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Candidates.class);
        return people(outcome);
    }

    private static List<PersonId> people(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Certain certain -> List.of(certain.person());
            case Outcome.Candidates(var ranked) ->
                ranked.stream().map(Candidate::person).toList();
            case Outcome.Nobody _ -> List.of();
        };
    }
}
