package jp.anpi.registry.consent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.contract.PersonState;

/** What an act by an ordinance is to one person, and what they are with and without it. */
final class Presumption {

    private Presumption() {}

    /** What becomes of somebody. */
    enum Fate {
        /** It says something of them. */
        REACHED,
        /** It does as well, though another act presumed all of it: whichever is taken back, the other stands. */
        AGAIN,
        /** This act is recorded of them. */
        RECORDED,
        /** They decided for themselves. */
        DECIDED,
        /** Under protection: nothing is presumed of them. */
        PROTECTED;

        boolean isToBeRecorded() {
            return this == REACHED || this == AGAIN;
        }
    }

    static Fate of(ConsentAct act, PersonState person) {
        if (person.home().confidential()) {
            return Fate.PROTECTED;
        }
        if (person.consents().stream().anyMatch(act::recorded)) {
            return Fate.RECORDED;
        }
        List<Consent.Answer> open = act.matters().stream()
                .map(matter -> Consents.standing(matter, person.consents()))
                .flatMap(standing -> act.scopes().stream().map(scope -> answer(standing, scope)))
                .filter(answer -> answer != Consent.Answer.CONSENTED && answer != Consent.Answer.REFUSED)
                .toList();
        if (open.isEmpty()) {
            return Fate.DECIDED;
        }
        return open.stream().allMatch(answer -> answer == Consent.Answer.PRESUMED) ? Fate.AGAIN : Fate.REACHED;
    }

    /** Of whom nobody spoke, nobody answered. */
    private static Consent.Answer answer(Map<ConsentScope, Consent> standing, ConsentScope scope) {
        Consent counts = standing.get(scope);
        return counts == null ? Consent.Answer.NO_ANSWER : counts.answer();
    }

    /** Themselves where it is not recorded of them. */
    static PersonState with(ConsentAct act, PersonState person) {
        return of(act, person).isToBeRecorded() ? person.withConsent(act.word()) : person;
    }

    /** Themselves where it was not recorded of them. */
    static PersonState without(ConsentAct act, PersonState person) {
        List<Consent> left =
                person.consents().stream().filter(word -> !act.recorded(word)).toList();
        return left.size() == person.consents().size() ? person : person.withConsents(left);
    }

    /**
     * Whom it is about.
     *
     * @param reached of how many it is recorded
     * @param again of how many of these another act has presumed the same
     * @param told who decided for themselves
     * @param protectedHomes who is under protection
     * @param left who could not be read or changed
     */
    record Counts(long reached, long again, long told, long protectedHomes, long left) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
        static final Counts LEFT = new Counts(0, 0, 0, 0, 1);

        private static Counts one(Fate fate) {
            return switch (fate) {
                case REACHED, RECORDED -> new Counts(1, 0, 0, 0, 0);
                case AGAIN -> new Counts(1, 1, 0, 0, 0);
                case DECIDED -> new Counts(0, 0, 1, 0, 0);
                case PROTECTED -> new Counts(0, 0, 0, 1, 0);
            };
        }

        static Counts of(ConsentAct act, Collection<PersonState> people) {
            return people.stream()
                    .map(person -> one(Presumption.of(act, person)))
                    .reduce(NONE, Counts::and);
        }

        Counts and(Counts more) {
            return new Counts(
                    reached + more.reached,
                    again + more.again,
                    told + more.told,
                    protectedHomes + more.protectedHomes,
                    left + more.left);
        }
    }
}
