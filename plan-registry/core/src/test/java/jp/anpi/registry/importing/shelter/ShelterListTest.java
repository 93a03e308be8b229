package jp.anpi.registry.importing.shelter;

import static jp.anpi.registry.importing.list.ListText.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.MunicipalityCode;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Lists of designated places in the three forms in which they are published. */
class ShelterListTest {

    private static final String EIGHT =
            "災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象";

    /** 自治体標準オープンデータセット, newer form. */
    private static final String NEWER =
            "全国地方公共団体コード,ID,名称,名称_カナ,名称_英字,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,標高,電話番号,内線番号,連絡先メールアドレス,連絡先FormURL,連絡先備考（その他、SNSなど）,郵便番号,市区町村コード,地方公共団体名,"
                    + EIGHT + ",指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,画像,画像_ライセンス,備考\n";

    private static final String OLDER = "NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名," + EIGHT
            + ",指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考\n";

    /** 国土地理院, places to flee to and, without hazards, places to stay in. */
    private static final String STATE =
            "NO,共通ID,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,指定避難所との住所同一,緯度,経度,備考\n";

    private static final String STATE_TO_STAY = "NO,共通ID,施設・場所名,住所,指定緊急避難場所との住所同一,緯度,経度,受入対象者,その他市町村長が必要と認める事項\n";

    private static final MunicipalityCode HERE = new MunicipalityCode("12220");

    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void bothFormsOfMunicipalitiesSayTheSame() {
        DesignatedPlace newer = read(NEWER
                        + "122203,E001,川端小学校,カワバタショウガッコウ,,122203,,千葉県みなせ町川端1-2,千葉県,みなせ町,川端,1-2,,35.85,139.9,4.2,,,,,,,122203,みなせ町,1,,,1,,1,,,1,\"1,200\",川端町会,,,,\n")
                .getFirst();
        DesignatedPlace older = read(OLDER
                        + "1,川端小学校,カワバタショウガッコウ,千葉県みなせ町川端1-2,,３５．８５,139.9,4.2,,,122203,千葉県,みなせ町,○,,,1,,１,,,有,1200人,川端町会,,\n")
                .getFirst();

        assertThat(newer)
                .isEqualTo(new DesignatedPlace(
                        "E001",
                        DesignatedPlace.Kind.EMERGENCY_PLACE,
                        "川端小学校",
                        "カワバタショウガッコウ",
                        "千葉県みなせ町川端1-2",
                        Optional.of(new Position(35.85, 139.9)),
                        Set.of(Hazard.FLOOD, Hazard.EARTHQUAKE, Hazard.FIRE),
                        Optional.of(1_200),
                        true,
                        Optional.empty(),
                        Optional.of(HERE)));
        assertThat(older)
                .as("without an id a place is known by name and address")
                .usingRecursiveComparison()
                .ignoringFields("key")
                .isEqualTo(newer);
        assertThat(older.key()).isEqualTo("川端小学校 千葉県みなせ町川端1-2");
        assertThat(faults).isEmpty();
    }

    @Test
    void theListsOfTheStateAreKnownByWhetherTheySpeakOfHazards() {
        DesignatedPlace toFlee = read(STATE + "1,E1310100002201,川端公園,川端3,,,,1,,1,,,,35.86,139.91,\n")
                .getFirst();
        assertThat(toFlee.kind()).isEqualTo(DesignatedPlace.Kind.EMERGENCY_PLACE);
        assertThat(toFlee.key()).isEqualTo("E1310100002201");
        assertThat(toFlee.hazards()).containsExactlyInAnyOrder(Hazard.EARTHQUAKE, Hazard.FIRE);

        DesignatedPlace toStay = read(STATE_TO_STAY + "1,S1310100002201,川端小学校,川端1-2,1,35.85,139.9,,\n")
                .getFirst();
        assertThat(toStay.kind()).isEqualTo(DesignatedPlace.Kind.SHELTER);
        assertThat(toStay.hazards()).isEmpty();
        assertThat(toStay.alsoTheOther()).isTrue();
        assertThat(faults).isEmpty();
    }

    @Test
    void whatOurOwnListWritesComesBackAsItWasUnderTheHeadingsOfMunicipalities() {
        List<DesignatedPlace> toFlee = new ArrayList<>();
        toFlee.addAll(read(OLDER
                + "1,川端小学校,カワバタショウガッコウ,千葉県みなせ町川端1-2,,３５．８５,139.9,4.2,,,122203,千葉県,みなせ町,○,,,1,,１,,,有,1200人,川端町会,,\n"));
        toFlee.addAll(read(STATE + "1,E1310100002201,川端公園,川端3,,,,1,,1,,,,,,\n"));
        List<DesignatedPlace> toStay = read(STATE_TO_STAY + "1,S1222000002201,福祉センター,川端1-2,1,35.85,139.9,高齢者・障害者,\n");

        assertThat(read(written(DesignatedPlace.Kind.EMERGENCY_PLACE, toFlee))).isEqualTo(toFlee);
        assertThat(read(written(DesignatedPlace.Kind.SHELTER, toStay))).isEqualTo(toStay);
        assertThat(written(DesignatedPlace.Kind.EMERGENCY_PLACE, toFlee))
                .startsWith("全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記,緯度,経度,災害種別_洪水,")
                .contains("\n122203,,川端小学校,");
        assertThat(faults).isEmpty();
    }

    private static String written(DesignatedPlace.Kind kind, List<DesignatedPlace> places) {
        var cells = new ShelterCells(kind);
        return Stream.concat(Stream.of(cells.headings()), places.stream().map(cells::of))
                .map(row -> String.join(",", row) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void placesOfAnotherCityAreFaultsByTheirColumnOrTheirId() {
        String row = "%s,川端,%s,川端1,35.85,139.9,1\n";
        String heading = "ID,名称,市区町村コード,住所,緯度,経度,洪水\n";
        assertThat(read(
                        heading
                                + row.formatted("E1", "122203")
                                + row.formatted("E2", "１２２２０")
                                + row.formatted("E3", "")
                                + row.formatted("E4", "131016")
                                + row.formatted("E5", "13101"),
                        Set.of(HERE)))
                .extracting(DesignatedPlace::key)
                .containsExactly("E1", "E2", "E3");
        assertThat(read(STATE + "1,E1310100002201,川端公園,川端3,1,,,,,,,,,35.86,139.91,\n", Set.of(HERE)))
                .isEmpty();
        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactly(
                        Tuple.tuple(5, 3, Reason.OTHER_CITY),
                        Tuple.tuple(6, 3, Reason.OTHER_CITY),
                        Tuple.tuple(2, 2, Reason.OTHER_CITY));
    }

    @Test
    void whomAPlaceToStayInIsForIsRead() {
        assertThat(read(STATE_TO_STAY
                                + "1,S1222000002201,福祉センター,川端1-2,,35.85,139.9,高齢者・障害者,\n"
                                + "2,S1222000002202,川端小学校,川端1-3,,35.85,139.9,,\n")
                        .stream()
                        .map(DesignatedPlace::accepts))
                .containsExactly(Optional.of("高齢者・障害者"), Optional.empty());
    }

    @Test
    void whatIsWrongIsNamedByRowAndColumnAndTheOtherRowsAreRead() {
        List<DesignatedPlace> read = read(STATE
                + "1,E1,公園,川端3,多分,,,,,,,,,35.86,139.91,\n"
                + "2,E2,,川端3,1,,,,,,,,,35.86,139.91,\n"
                + "3,E3,広場,川端4,1,,,,,,,,,139.91,35.86,\n"
                + "4,E4,丘,川端5,1,,,,,,,,,,,\n"
                + "5,E4,丘,川端5,1,,,,,,,,,,,\n"
                + "6,E6,岸,川端6,1,,,,,,,,,35.86,,\n");
        assertThat(read).extracting(DesignatedPlace::key).containsExactly("E4");
        assertThat(read.getFirst().position()).isEmpty();
        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsExactly(
                        Tuple.tuple(2, 5, Reason.UNKNOWN_WORD),
                        Tuple.tuple(3, 3, Reason.MISSING),
                        Tuple.tuple(4, 14, Reason.SWAPPED),
                        Tuple.tuple(6, 2, Reason.DOUBLED_PLACE),
                        Tuple.tuple(7, 15, Reason.HALF_A_PLACE));
    }

    private List<DesignatedPlace> read(String text) {
        return read(text, Set.of());
    }

    private List<DesignatedPlace> read(String text, Set<MunicipalityCode> ours) {
        List<SheetRow> rows = rows(text);
        var found = HeaderMapping.find(ShelterColumn.class, rows, Map.of());
        assertThat(found).isInstanceOf(HeaderMapping.Found.Mapped.class);
        var mapping = ((HeaderMapping.Found.Mapped<ShelterColumn>) found).mapping();
        var reader = new ShelterRows(mapping, ours, faults::add);
        return rows.stream().skip(1).map(reader::read).flatMap(Optional::stream).collect(Collectors.toList());
    }
}
