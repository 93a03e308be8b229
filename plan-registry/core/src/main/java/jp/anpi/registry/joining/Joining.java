package jp.anpi.registry.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.search.SearchKey;

/**
 * Two entries of one person. Where they contradict each other, what is known of the one that stays counts; what only the other knows
 * comes to it, so that nobody who serves them, and nothing that they said, is lost.
 */
public record Joining(PersonState stays, PersonState goes) {

    /** In what both say something and not the same. */
    public enum Difference {
        NAME,
        BIRTH_DATE,
        ADDRESS,
        PHONE,
        LIFE,
        LIFE_SUPPORT
    }

    public Set<Difference> differences() {
        Set<Difference> found = EnumSet.noneOf(Difference.class);
        note(found, Difference.NAME, !isSame(stays.name().written(), goes.name().written()));
        note(found, Difference.BIRTH_DATE, contradict(stays.birthDate(), goes.birthDate()));
        note(found, Difference.ADDRESS, !isSame(stays.home().text(), goes.home().text()));
        note(found, Difference.PHONE, contradict(stays.phone(), goes.phone()));
        note(found, Difference.LIFE, stays.lifecycle() != goes.lifecycle());
        note(
                found,
                Difference.LIFE_SUPPORT,
                !stays.lifeSupport().equals(goes.lifeSupport())
                        && !goes.lifeSupport().equals(LifeSupport.NONE)
                        && !stays.lifeSupport().equals(LifeSupport.NONE));
        return found;
    }

    private static void note(Set<Difference> found, Difference one, boolean is) {
        if (is) {
            found.add(one);
        }
    }

    private static boolean isSame(String some, String other) {
        return SearchKey.of(some).equals(SearchKey.of(other));
    }

    private static <T> boolean contradict(Optional<T> some, Optional<T> other) {
        return some.isPresent() && other.isPresent() && !some.equals(other);
    }

    /**
     * The next version of the one that stays. Whoever of the two is under protection, the one person is; what plans say follows
     * from them and is not of this.
     *
     * @param told what the exchange told of the other, which it will tell of this one
     */
    public PersonState joined(List<WeeklyService> told) {
        Home home = stays.home();
        return new PersonState(
                stays.id(),
                stays.version() + 1,
                stays.name(),
                stays.birthDate().or(goes::birthDate),
                new Home(
                        home.text(),
                        home.district(),
                        home.position(),
                        home.confidential() || goes.home().confidential(),
                        home.precision()),
                stays.phone().or(goes::phone),
                stays.lifecycle(),
                stays.placement(),
                stays.lifeSupport().equals(LifeSupport.NONE) ? goes.lifeSupport() : stays.lifeSupport(),
                stays.hasPlan(),
                stays.checkers(),
                both(stays.assignments(), goes.assignments()),
                both(
                        stays.services(),
                        goes.services().stream()
                                .filter(one -> !told.contains(one))
                                .toList()),
                stays.hasPlan() ? stays.contacts() : both(stays.contacts(), goes.contacts()),
                both(stays.changes(), goes.changes()),
                aliases(),
                consents());
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** The other name is one under which the person is known. */
    private List<PersonName> aliases() {
        List<PersonName> all = new ArrayList<>(stays.aliases());
        Stream.concat(Stream.of(goes.name()), goes.aliases().stream())
                .filter(name -> !name.written().equals(stays.name().written()))
                .filter(name -> all.size() < Aliases.MOST && !all.contains(name))
                .forEach(all::add);
        return all;
    }

    /** What was said once counts as it was said, whichever entry it was written to. */
    private List<Consent> consents() {
        List<Consent> all = stays.consents();
        for (Consent said : goes.consents()) {
            if (!all.contains(said)) {
                all = Consents.with(all, said);
            }
        }
        return all;
    }
}
