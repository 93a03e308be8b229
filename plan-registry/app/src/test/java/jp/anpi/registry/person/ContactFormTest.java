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

    private static Optional<List<ContactForm>> sent(String name) {
        return Optional.of(
                List.of(new ContactForm(Optional.of(name), Optional.empty(), SON.phone(), Optional.empty())));
    }

    private static PersonState expired() {
        return People.person(PersonId.random(), 3, "見本 花子")
                .withPlan(false, List.of(new NamedChecker.ByContact(0)), List.of(SON, NEIGHBOUR));
    }
}
