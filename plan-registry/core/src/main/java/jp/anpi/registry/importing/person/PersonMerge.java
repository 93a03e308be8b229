package jp.anpi.registry.importing.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.sheet.TextEncoding;

/** Brings a row of a list and the person who is there together; what the list does not speak of stays. */
public final class PersonMerge {

    private static final GroupPlacement NOT_YET = new GroupPlacement(PriorityGroup.GENERAL, "優先群の要件に当てはまる記録なし", false);

    private PersonMerge() {}

    /** The first version of somebody new; empty when the row names no address or no district. */
    public static Optional<PersonState> first(PersonId id, PersonRow row) {
        return row.address()
                .value()
                .flatMap(address -> row.district()
                        .value()
                        .map(district -> new PersonState(
                                id,
                                1,
                                new PersonName(row.name(), row.kana().value().orElse("")),
                                row.birthDate().value(),
                                new Home(
                                        address,
                                        district,
                                        row.position().value(),
                                        row.confidential().value().orElse(false),
                                        row.precision()
                                                .value()
                                                .filter(_ ->
                                                        row.position().value().isPresent())),
                                row.phone().value(),
                                row.lifecycle().value().orElse(Lifecycle.AT_HOME),
                                NOT_YET,
                                row.needs().over(LifeSupport.NONE),
                                false,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                row.aliases().value().orElse(List.of()),
                                row.consents().over(List.of()))));
    }

    /** Whether the row's name is only what is left of the name that is there. */
    public static boolean keepsName(PersonState known, PersonRow row, TextEncoding encoding) {
        return DegradedName.is(known.name().written(), row.name(), encoding);
    }

    /**
     * The person as the row has them, of the same version when nothing differs, else of the next. Where somebody moved and the
     * list gives no place, the place is no longer known: better counted as 位置不明 than drawn at the old house. Another notation of
     * the address is no move. A blank cell takes no place away and lifts no protection: only a word does.
     */
    public static PersonState merged(PersonState known, PersonRow row, TextEncoding encoding) {
        PersonState merged = with(known, row, encoding, known.version());
        return merged.equals(known) ? known : with(known, row, encoding, known.version() + 1);
    }

    private static PersonState with(PersonState known, PersonRow row, TextEncoding encoding, long version) {
        String written = keepsName(known, row, encoding) ? known.name().written() : row.name();
        return new PersonState(
                known.id(),
                version,
                new PersonName(
                        written,
                        row.kana().column()
                                ? row.kana().value().orElse("")
                                : known.name().kana()),
                row.birthOver(known.birthDate()),
                home(known.home(), row),
                row.phone().over(known.phone()),
                row.lifecycle().value().orElse(known.lifecycle()),
                known.placement(),
                row.needs().over(known.lifeSupport()),
                known.hasPlan(),
                known.checkers(),
                known.assignments(),
                known.services(),
                known.contacts(),
                known.changes(),
                Said.over(
                        row.aliases(),
                        known.aliases(),
                        names -> Aliases.read(Aliases.written(names)).orElse(List.of())),
                row.consents().over(known.consents()));
    }

    private static Home home(Home known, PersonRow row) {
        Optional<Position> position = row.position().over(moves(known, row) ? Optional.empty() : known.position());
        Optional<Home.Precision> precision = known.precision().filter(_ -> position.equals(known.position()));
        Optional<DistrictId> district = row.district().value();
        return new Home(
                row.address().value().orElse(known.text()),
                district.orElse(known.district()),
                position,
                row.confidential().value().orElse(known.confidential()),
                (row.position().column()
                                ? row.precision().over(precision)
                                : row.precision().value().or(() -> precision))
                        .filter(_ -> position.isPresent()));
    }

    private static boolean isSameAddress(String one, String other) {
        return SearchKey.of(one).equals(SearchKey.of(other));
    }

    /** Whether the row has somebody live elsewhere: another notation of the address is no move. */
    public static boolean moves(Home known, PersonRow row) {
        return row.address()
                .value()
                .filter(address -> !isSameAddress(known.text(), address))
                .isPresent();
    }

    /** What somebody leaves behind who moves, of which the list does not say what there is now. */
    public static List<Reason> leftBehind(Home known, PersonRow row) {
        Home now = home(known, row);
        if (!moves(known, row)) {
            return List.of();
        }
        List<Reason> left = new ArrayList<>();
        if (known.position().isPresent() && now.position().isEmpty()) {
            left.add(Reason.POSITION_LOST);
        }
        if (row.district().value().isEmpty()) {
            left.add(Reason.DISTRICT_KEPT);
        }
        return left;
    }
}
