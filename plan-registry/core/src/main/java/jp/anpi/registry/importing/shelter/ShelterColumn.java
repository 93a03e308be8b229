package jp.anpi.registry.importing.shelter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/**
 * The columns of a list of shelters: the open data set of municipalities in its older and its newer form, and the lists of the
 * Geospatial Information Authority (国土地理院). Numbers of lines (NO) are no ids and are passed over.
 */
public enum ShelterColumn implements ListColumn {
    ID(Headings.optional("共通ID", "ID")),
    NAME(Headings.required("名称", "施設・場所名", "施設名")),
    KANA(Headings.optional("名称_カナ", "名称カナ", "フリガナ")),
    ADDRESS(Headings.required("住所", "所在地_連結表記", "所在地")),
    LAT(Headings.optional("緯度")),
    LON(Headings.optional("経度")),
    FLOOD(Hazard.FLOOD),
    LANDSLIDE(Hazard.LANDSLIDE),
    STORM_SURGE(Hazard.STORM_SURGE),
    EARTHQUAKE(Hazard.EARTHQUAKE),
    TSUNAMI(Hazard.TSUNAMI),
    FIRE(Hazard.FIRE),
    INLAND_FLOOD(Hazard.INLAND_FLOOD),
    VOLCANO(Hazard.VOLCANO),
    ALSO_THE_OTHER(Headings.optional("指定避難所との重複", "指定避難所との住所同一", "指定緊急避難場所との住所同一")),
    CAPACITY(Headings.optional("想定収容人数", "収容人数")),
    ACCEPTS(Headings.optional("受入対象者", "受入れ対象者", "受入対象")),
    CITY(Headings.optional("全国地方公共団体コード", "都道府県コード又は市区町村コード")),
    CITY_OF_THE_PLACE(Headings.optional("市区町村コード"));

    private final Headings known;
    private final Optional<Hazard> hazard;

    ShelterColumn(Headings known) {
        this.known = known;
        this.hazard = Optional.empty();
    }

    ShelterColumn(Hazard hazard) {
        this.known = Headings.optional("災害種別_" + hazard.japanese(), hazard.japanese());
        this.hazard = Optional.of(hazard);
    }

    /** The columns that say in which hazards a place may be fled to. */
    static List<ShelterColumn> ofHazards() {
        return Arrays.stream(values())
                .filter(column -> column.hazard.isPresent())
                .toList();
    }

    /** The hazard it speaks of, if it speaks of one. */
    Optional<Hazard> hazard() {
        return hazard;
    }

    @Override
    public Headings known() {
        return known;
    }
}
