package jp.anpi.registry.importing.shelter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.MunicipalityCode;

/**
 * Designated places as our own list writes them: under the headings of the newer open data set of municipalities, so that the city
 * can publish it, and so that what {@link ShelterRows} reads is what is there. A list of places to stay in speaks of no hazard.
 */
public final class ShelterCells {

    private static final List<Hazard> HAZARDS = List.of(Hazard.values());

    private final DesignatedPlace.Kind kind;

    public ShelterCells(DesignatedPlace.Kind kind) {
        this.kind = kind;
    }

    /** All columns of the list. */
    public List<String> headings() {
        Stream<String> where = Stream.of("全国地方公共団体コード", "ID", "名称", "名称_カナ", "所在地_連結表記", "緯度", "経度");
        Stream<String> whatFor = switch (kind) {
            case EMERGENCY_PLACE ->
                Stream.concat(HAZARDS.stream().map(hazard -> "災害種別_" + hazard.japanese()), Stream.of("指定避難所との重複"));
            case SHELTER -> Stream.of("指定緊急避難場所との住所同一");
        };
        return Stream.of(where, whatFor, Stream.of("想定収容人数", "受入対象者"))
                .flatMap(some -> some)
                .toList();
    }

    /** The row of a place of that kind under {@link #headings}; flags are 1 or blank, as the data set has them. */
    public List<String> of(DesignatedPlace place) {
        Stream<String> where = Stream.of(
                place.city().map(MunicipalityCode::checked).orElse(""),
                ShelterRows.key("", place.name(), place.address()).equals(place.key()) ? "" : place.key(),
                place.name(),
                place.kana(),
                place.address(),
                said(place.position().map(Position::lat)),
                said(place.position().map(Position::lon)));
        Stream<String> hazards = switch (kind) {
            case EMERGENCY_PLACE ->
                HAZARDS.stream().map(hazard -> flag(place.hazards().contains(hazard)));
            case SHELTER -> Stream.empty();
        };
        Stream<String> whom = Stream.of(
                flag(place.alsoTheOther()),
                said(place.capacity()),
                place.accepts().orElse(""));
        return Stream.of(where, hazards, whom).flatMap(some -> some).toList();
    }

    private static String flag(boolean is) {
        return is ? "1" : "";
    }

    private static String said(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
