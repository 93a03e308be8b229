package jp.anpi.registry.importing.office;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.importing.list.Said;

/**
 * What a row says about an office.
 *
 * @param kind {@code OTHER} also for a word that names none
 * @param otherKind that word
 * @param serves an empty list for all of the city
 */
public record OfficeRow(
        int number,
        OfficeRef ref,
        String name,
        Said<OfficeState.Kind> kind,
        Said<DistrictId> district,
        Said<String> address,
        Said<Position> position,
        Said<String> phone,
        Said<String> mail,
        Said<String> hours,
        Said<Boolean> inFloodArea,
        Said<List<DistrictId>> serves,
        Optional<String> otherKind) {

    /** Whether its kind is told in a word that names none, of an office of which that word is not known. */
    boolean tellsNoKind(Optional<OfficeState> known) {
        return otherKind.isPresent()
                && known.filter(office -> office.otherKind().equals(otherKind)).isEmpty();
    }

    /** A word that names no kind takes none away. */
    private OfficeState.Kind kindOver(OfficeState known) {
        return kind.value().filter(_ -> otherKind.isEmpty()).orElse(known.kind());
    }

    private Optional<String> wordOver(OfficeState known) {
        return kindOver(known) == OfficeState.Kind.OTHER ? otherKind.or(known::otherKind) : Optional.empty();
    }

    /** The office as the row has it, of the same version. */
    OfficeState over(OfficeState known) {
        return new OfficeState(
                known.id(),
                known.version(),
                name,
                kindOver(known),
                district.value().orElse(known.district()),
                position.over(known.position()),
                phone.over(known.phone()),
                mail.over(known.mail()),
                inFloodArea.column() ? inFloodArea.value().orElse(false) : known.inFloodArea(),
                address.over(known.address()),
                hours.over(known.hours()),
                serves.over(Optional.of(known.serves())).orElse(List.of()),
                wordOver(known),
                known.until());
    }

    /** Nothing is registered yet; empty when the row lacks what every office has. */
    Optional<OfficeState> fresh() {
        return kind.value()
                .flatMap(what -> district.value()
                        .map(where -> over(new OfficeState(
                                OfficeId.random(),
                                1,
                                name,
                                what,
                                where,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false))));
    }
}
