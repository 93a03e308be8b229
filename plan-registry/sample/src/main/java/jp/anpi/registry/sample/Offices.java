package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.OfficeState.Kind;

/** The offices of the made-up place, spread over its districts in the order of their numbers. */
final class Offices {

    private static final List<String> NAMES = List.of(
            "なのはな", "ひだまり", "せせらぎ", "あおぞら", "やまぶき", "つばめ", "こもれび", "みずき", "はるかぜ", "ゆうなぎ", "すみれ", "けやき", "かわせみ", "ほたる");

    private final Map<Kind, List<OfficeState>> byKind = new EnumMap<>(Kind.class);
    private final List<OfficeState> all = new ArrayList<>();
    private final int districts;
    private final Geography geography;
    private final Dice dice;

    Offices(SampleSize size, Geography geography, Dice dice) {
        this.districts = size.grid().districts();
        this.geography = geography;
        this.dice = dice;
        var counts = size.offices();
        open(Kind.CARE_MANAGEMENT, counts.careManagement());
        open(Kind.VISITING_NURSING, counts.visitingNursing());
        open(Kind.CLINIC, counts.clinics());
        open(Kind.DAY_SERVICE, counts.dayService());
        open(Kind.HOME_HELP, counts.homeHelp());
        open(Kind.SHORT_STAY, counts.shortStay());
        open(Kind.DISABILITY_SUPPORT, counts.disabilitySupport());
    }

    List<OfficeState> all() {
        return List.copyOf(all);
    }

    List<OfficeState> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** An office of the kind in the district or a neighbouring one. */
    OfficeState near(int district, Kind kind, RandomGenerator chance) {
        var offices = of(kind);
        int here = district * offices.size() / districts;
        return offices.get(Math.clamp(here + chance.nextInt(3) - 1, 0, offices.size() - 1));
    }

    private void open(Kind kind, int count) {
        var opened = IntStream.range(0, count)
                .mapToObj(number -> office(kind, number, number * districts / count))
                .toList();
        byKind.put(kind, opened);
        all.addAll(opened);
    }

    private OfficeState office(Kind kind, int number, int district) {
        int serial = all.size() + number;
        var place = geography.within(district, dice.of(Dice.Purpose.OFFICE, serial));
        return new OfficeState(
                new OfficeId(dice.uuid(Dice.Purpose.OFFICE_ID, serial)),
                1,
                japanese(kind) + NAMES.get(serial % NAMES.size()) + geography.name(district),
                kind,
                geography.id(district),
                Optional.of(place),
                Optional.of(Phones.landline(9_000 + serial)),
                Optional.of("office-%03d@minase.example".formatted(serial + 1)),
                geography.inFloodArea(place));
    }

    private static String japanese(Kind kind) {
        return switch (kind) {
            case CARE_MANAGEMENT -> "ケアプランセンター";
            case VISITING_NURSING -> "訪問看護ステーション";
            case CLINIC -> "在宅クリニック";
            case DAY_SERVICE -> "デイサービス";
            case HOME_HELP -> "ヘルパーステーション";
            case SHORT_STAY -> "ショートステイ";
            case DISABILITY_SUPPORT -> "相談支援センター";
            case SMALL_MULTIFUNCTION -> "小規模多機能ホーム";
            case GROUP_HOME -> "グループホーム";
            case HOME_REHABILITATION -> "訪問リハビリ";
            case PHARMACY -> "薬局";
            case DEVICE_SUPPLIER -> "在宅酸素サービス";
            case OTHER -> "事業所";
        };
    }
}
