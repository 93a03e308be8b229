package jp.anpi.registry.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.hazard.Hazard;

/**
 * The columns of a list of shelters: the open data set of municipalities in its older and its newer form, and the lists of the
 * Geospatial Information Authority (国土地理院). Numbers of lines (NO) are no ids and are passed over.
 */
public enum ShelterColumn implements ListColumn {
    ID(false, "共通ID", "ID"),
    NAME(true, "名称", "施設・場所名", "施設名"),
    KANA(false, "名称_カナ", "名称カナ", "フリガナ"),
    ADDRESS(true, "住所", "所在地_連結表記", "所在地"),
    LAT(false, "緯度"),
    LON(false, "経度"),
    FLOOD(Hazard.FLOOD),
    LANDSLIDE(Hazard.LANDSLIDE),
    STORM_SURGE(Hazard.STORM_SURGE),
    EARTHQUAKE(Hazard.EARTHQUAKE),
    TSUNAMI(Hazard.TSUNAMI),
    FIRE(Hazard.FIRE),
    INLAND_FLOOD(Hazard.INLAND_FLOOD),
    VOLCANO(Hazard.VOLCANO),
    ALSO_THE_OTHER(false, "指定避難所との重複", "指定避難所との住所同一", "指定緊急避難場所との住所同一"),
    CAPACITY(false, "想定収容人数", "収容人数");

    private final boolean required;
    private final List<String> headings;
    private final Optional<Hazard> hazard;

    ShelterColumn(boolean required, String... headings) {
        this.required = required;
        this.headings = List.of(headings);
        this.hazard = Optional.empty();
    }

    ShelterColumn(Hazard hazard) {
        this.required = false;
        this.headings = List.of("災害種別_" + hazard.japanese(), hazard.japanese());
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
    public boolean required() {
        return required;
    }

    @Override
    public String heading() {
        return headings.getFirst();
    }

    @Override
    public List<String> headings() {
        return headings;
    }
}
