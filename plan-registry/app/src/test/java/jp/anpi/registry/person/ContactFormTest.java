package jp.anpi.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.testing.People;
import org.junit.jupiter.api.Test;

class ContactFormTest {

    private static final ContactPerson SON =
            new ContactPerson("見本 一郎", "", Optional.of("090-0000-0001"), Optional.empty(), false);
    private static final ContactPerson NEIGHBOUR =
            new ContactPerson("見本 隣", "隣人", Optional.empty(), Optional.empty(), true);

    private final PersonFields fields = new PersonFields();

    @Test
    void whoseExpiredPlanStillNamesSomebodyIsEditedWithTheContactsThatAreThere() {
        assertThat(ContactForm.read(sent("見本 一郎"), expired(), fields)).containsExactly(SON, NEIGHBOUR);
        fields.refuseWrong();
    }

    @Test
    void otherContactsOfThemAreWrittenInThePlan() {
        ContactForm.read(sent("見本 二郎"), expired(), fields);
        assertThatThrownBy(fields::refuseWrong).isInstanceOf(Refused.class);
    }

    @Test
    void aReadingAndASecondNumberAreKeptWithoutAPlanAndAPlanBeginsWithThem() {
        PersonState nobody = People.person(PersonId.random(), 3, "見本 花子");
        var daughter = new ContactForm(
                Optional.of("見本 月子"),
                Optional.of("長女"),
                Optional.of("04-0000-0001"),
                Optional.empty(),
                Optional.of("ミホン ツキコ"),
                Optional.of("090-0000-0009"));

        List<ContactPerson> around = ContactForm.read(Optional.of(List.of(daughter)), nobody, fields);
        fields.refuseWrong();
        assertThat(around)
                .containsExactly(new ContactPerson(
                        "見本 月子",
                        "長女",
                        Optional.of("04-0000-0001"),
                        Optional.empty(),
                        false,
                        Optional.of("ミホン ツキコ"),
                        Optional.of("090-0000-0009")));
        PersonState known = nobody.withPlan(false, List.of(), around);
        assertThat(PlanContent.of(known).contacts()).singleElement().satisfies(one -> {
            assertThat(one.kana()).contains("ミホン ツキコ");
            assertThat(one.mobile()).contains("090-0000-0009");
        });
        assertThat(ContactForm.read(Optional.of(List.of(daughter)), known, fields))
                .as("sent back as it was")
                .isEqualTo(around);
    }

    @Test
    void ofWhomOnlyAMobileNumberIsWrittenIsCalledOnIt() {
        PersonState nobody = People.person(PersonId.random(), 3, "見本 花子");
        var daughter = new ContactForm(
                Optional.of("見本 月子"),
                Optional.of("長女"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("090-0000-0009"));

        List<ContactPerson> around = ContactForm.read(Optional.of(List.of(daughter)), nobody, fields);
        assertThat(around).singleElement().satisfies(one -> {
            assertThat(one.phone()).contains("090-0000-0009");
            assertThat(one.mobile()).isEmpty();
        });
        assertThat(ContactForm.read(
                        Optional.of(List.of(daughter)),
                        nobody.withPlan(false, List.of(new NamedChecker.ByContact(0)), around),
                        fields))
                .as("sent again as it was")
                .isEqualTo(around);
        fields.refuseWrong();
    }

    private static Optional<List<ContactForm>> sent(String name) {
        return Optional.of(List.of(new ContactForm(
                Optional.of(name),
                Optional.empty(),
                SON.phone(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    private static PersonState expired() {
        return People.person(PersonId.random(), 3, "見本 花子")
                .withPlan(false, List.of(new NamedChecker.ByContact(0)), List.of(SON, NEIGHBOUR));
    }
}
