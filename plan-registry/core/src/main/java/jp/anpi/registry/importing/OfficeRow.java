package jp.anpi.registry.importing;

import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;

/** What a row says about an office. */
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
        Said<Boolean> inFloodArea) {

    /** The office as the row has it, of the same version. */
    OfficeState over(OfficeState known) {
        return new OfficeState(
                known.id(),
                known.version(),
                name,
                kind.value().orElse(known.kind()),
                district.value().orElse(known.district()),
                position.over(known.position()),
                phone.over(known.phone()),
                mail.over(known.mail()),
                inFloodArea.column() ? inFloodArea.value().orElse(false) : known.inFloodArea(),
                address.over(known.address()),
                hours.over(known.hours()));
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
