package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.particulars.WrittenBirth;

/**
 * What a row says of a person that stays in the registry.
 *
 * @param born what the list knows of the day of birth, where it does not know the day; nothing where it does
 * @param since the day from which the person is where the list says they are
 */
public record PersonMore(
        Said<WrittenBirth.About> born,
        Said<Particulars.Sex> sex,
        Said<String> registered,
        Said<String> staying,
        Said<String> mobile,
        Said<String> fax,
        Said<String> mail,
        Said<String> hours,
        Said<Integer> floor,
        Said<Boolean> elevator,
        Said<String> room,
        Said<Boolean> alone,
        Said<Boolean> aloneByDay,
        Said<Integer> others,
        Said<String> communication,
        Said<String> key,
        Said<LocalDate> since,
        PersonTreatment treatment,
        Said<String> phoneOwner,
        Said<String> positionSource) {

    private static final Map<String, Particulars.Sex> SEXES = Map.of(
            "女", Particulars.Sex.FEMALE,
            "女性", Particulars.Sex.FEMALE,
            "2", Particulars.Sex.FEMALE,
            "男", Particulars.Sex.MALE,
            "男性", Particulars.Sex.MALE,
            "1", Particulars.Sex.MALE,
            "その他", Particulars.Sex.OTHER);

    static PersonMore in(RowReading<PersonColumn> cells, LocalDate today) {
        return new PersonMore(
                born(cells),
                cells.said(PersonColumn.SEX, cell -> cells.word(PersonColumn.SEX, cell, SEXES)),
                cells.said(PersonColumn.REGISTERED_ADDRESS),
                cells.said(PersonColumn.STAYING_ADDRESS),
                cells.said(PersonColumn.MOBILE, cell -> cells.phone(PersonColumn.MOBILE, cell)),
                cells.said(PersonColumn.FAX, cell -> cells.phone(PersonColumn.FAX, cell)),
                cells.said(PersonColumn.MAIL),
                cells.said(PersonColumn.HOURS),
                cells.said(PersonColumn.FLOOR, cell -> cells.number(PersonColumn.FLOOR, cell, "階")),
                cells.saidYesOrNo(PersonColumn.ELEVATOR),
                cells.said(PersonColumn.ROOM),
                cells.saidYesOrNo(PersonColumn.ALONE),
                cells.saidYesOrNo(PersonColumn.ALONE_BY_DAY),
                cells.said(PersonColumn.OTHERS, cell -> cells.number(PersonColumn.OTHERS, cell, "人")),
                cells.said(PersonColumn.COMMUNICATION),
                cells.said(PersonColumn.KEY),
                cells.said(PersonColumn.SINCE, cell -> cells.past(PersonColumn.SINCE, cell, today)),
                PersonTreatment.in(cells),
                cells.said(PersonColumn.PHONE_OWNER),
                cells.said(PersonColumn.POSITION_SOURCE));
    }

    /** Of a day that is known, or cannot be read, there is no more to say. */
    private static Said<WrittenBirth.About> born(RowReading<PersonColumn> cells) {
        if (!cells.says(PersonColumn.BIRTH_DATE)) {
            return Said.nothing();
        }
        return switch (WrittenBirth.read(cells.text(PersonColumn.BIRTH_DATE))) {
            case WrittenBirth.About about -> Said.of(Optional.of(about));
            case WrittenBirth.NotKnown _ -> Said.of(Optional.empty());
            case WrittenBirth.On _, WrittenBirth.Impossible _, WrittenBirth.Unreadable _ -> Said.nothing();
        };
    }

    private Stream<Said<?>> all() {
        return Stream.of(
                sex,
                registered,
                staying,
                mobile,
                fax,
                mail,
                hours,
                floor,
                elevator,
                room,
                alone,
                aloneByDay,
                others,
                communication,
                key,
                since);
    }

    /** What lists did not have at first. */
    private Stream<Said<?>> newer() {
        return Stream.of(phoneOwner, positionSource);
    }

    /** Whether the row says any of it, be it that nobody knows when the person was born. */
    public boolean isSaid() {
        return born.column() || saysMore();
    }

    /** Whether the row is another one by it. */
    public boolean tells() {
        return born.value().isPresent() || saysMore();
    }

    private boolean saysMore() {
        return treatment.isSaid() || Stream.concat(all(), newer()).anyMatch(Said::column);
    }

    /** Whether the row says anything of the places by which somebody is found. */
    boolean saysPlaces() {
        return Stream.of(registered, staying, floor, elevator, room, key, positionSource)
                .anyMatch(Said::column);
    }

    boolean saysKey() {
        return key.column();
    }

    PersonMore withoutKey() {
        return without(false);
    }

    /** Without the places by which somebody is found. */
    PersonMore withoutPlaces() {
        return without(true);
    }

    /** Without the key, and the places too. */
    private PersonMore without(boolean places) {
        return new PersonMore(
                born,
                sex,
                places ? Said.nothing() : registered,
                places ? Said.nothing() : staying,
                mobile,
                fax,
                mail,
                hours,
                places ? Said.nothing() : floor,
                places ? Said.nothing() : elevator,
                places ? Said.nothing() : room,
                alone,
                aloneByDay,
                others,
                communication,
                Said.nothing(),
                since,
                treatment,
                phoneOwner,
                places ? Said.nothing() : positionSource);
    }

    /**
     * Equal for rows that say the same of it; to be digested and never shown. As it was before lists had treatment in them, where
     * they have none.
     */
    public String text() {
        return Stream.of(
                        all().map(Said::toString),
                        born.value().map(WrittenBirth.About::text).stream(),
                        Stream.of(treatment).filter(PersonTreatment::isSaid).map(PersonTreatment::text),
                        newer().anyMatch(Said::column) ? newer().map(Said::toString) : Stream.<String>of())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    /** What is then known of somebody; of a day of birth that is known there is no more to say. */
    private Particulars over(Particulars known, boolean dated) {
        return new Particulars(
                dated ? Optional.empty() : born.column() ? born.value().map(WrittenBirth.About::text) : known.born(),
                sex.over(known.sex()),
                registered.over(known.registered()),
                staying.over(known.staying()),
                mobile.over(known.mobile()),
                fax.over(known.fax()),
                mail.over(known.mail()),
                hours.over(known.hours()),
                new Particulars.Dwelling(
                        floor.over(known.dwelling().floor()),
                        elevator.over(known.dwelling().elevator()),
                        room.over(known.dwelling().room()),
                        positionSource.over(known.dwelling().positionSource())),
                new Particulars.Household(
                        alone.over(known.household().alone()),
                        aloneByDay.over(known.household().aloneByDay()),
                        others.over(known.household().others())),
                communication.over(known.communication()),
                key.over(known.key()),
                known.lives(),
                treatment.over(known.treatment()),
                phoneOwner.over(known.phoneOwner()));
    }

    /**
     * What is then known beside somebody.
     *
     * @param was where in life they were, when that is elsewhere than now
     */
    public Particulars over(Particulars known, Optional<Lifecycle> was, PersonState now, LocalDate today) {
        Particulars next = over(known, now.birthDate().isPresent());
        return was.map(before -> next.with(LifeSpan.then(
                        next.lives(), before, now.lifecycle(), since.value().orElse(today))))
                .orElse(next);
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonMore";
    }
}
