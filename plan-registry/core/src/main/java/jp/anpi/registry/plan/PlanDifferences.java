package jp.anpi.registry.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.plan.PlanDifference.Section;

/** Tells what changed from one version of a plan to another: people and places by their names, and not by their lines. */
public final class PlanDifferences {

    private PlanDifferences() {}

    private record Key(Section section, String what) {}

    /** In the order of the form; what both say is not in it. */
    public static List<PlanDifference> between(PlanContent before, PlanContent after, KnownNames names) {
        Map<Key, String> was = lines(before, names);
        Map<Key, String> is = lines(after, names);
        Set<Key> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        List<PlanDifference> differences = new ArrayList<>();
        for (Section section : Section.values()) {
            keys.stream()
                    .filter(key -> key.section() == section)
                    .filter(key -> !Objects.equals(was.get(key), is.get(key)))
                    .forEach(key -> differences.add(new PlanDifference(
                            section, key.what(), Optional.ofNullable(was.get(key)), Optional.ofNullable(is.get(key)))));
        }
        return List.copyOf(differences);
    }

    private static Map<Key, String> lines(PlanContent plan, KnownNames names) {
        var lines = new Lines();
        plan.contacts()
                .forEach(one -> lines.add(
                        Section.CONTACTS,
                        one.name(),
                        joined(
                                one.relation(),
                                said(one.phone()),
                                said(one.mail()),
                                said(one.address()),
                                said(one.hours()),
                                said(one.kana()),
                                said(one.mobile()),
                                one.mayBeTold() ? "安否を伝えてよい" : "安否を伝えない")));
        plan.supporters()
                .forEach(one -> lines.add(
                        Section.SUPPORTERS,
                        one.name(),
                        joined(
                                one.relation(),
                                said(one.phone()),
                                said(one.mail()),
                                said(one.address()),
                                one.agreement().state().japanese(),
                                one.agreement().on().map(Object::toString).orElse(""),
                                one.from().map(day -> day + "から").orElse(""),
                                one.to().map(day -> day + "まで").orElse(""))));
        for (int i = 0; i < plan.checkers().size(); i++) {
            lines.add(Section.CHECKERS, (i + 1) + "番目", names.of(plan.checkers().get(i), plan));
        }
        plan.destinations()
                .forEach(one -> lines.add(
                        Section.DESTINATIONS,
                        one.name(),
                        joined(
                                one.hazards().stream()
                                        .sorted()
                                        .map(Hazard::japanese)
                                        .collect(Collectors.joining("・")),
                                one.kind().japanese(),
                                said(one.address()))));
        leaving(plan.leaving(), lines);
        lines.add(Section.WISHES, Section.WISHES.japanese(), said(plan.wishes()));
        card(plan.card(), lines);
        return lines.all;
    }

    private static void leaving(Leaving leaving, Lines lines) {
        lines.add(
                Section.LEAVING,
                "避難開始の目安",
                leaving.start().map(Leaving.Start::japanese).orElse(""));
        lines.add(Section.LEAVING, "経路", said(leaving.route()));
        lines.add(Section.LEAVING, "移動手段", said(leaving.transport()));
        lines.add(
                Section.LEAVING,
                "必要な人数",
                leaving.helpers().map(number -> number + "人").orElse(""));
        lines.add(Section.LEAVING, "持出品", String.join("、", leaving.items()));
        lines.add(Section.LEAVING, "ペット", said(leaving.pets()));
    }

    private static void card(EmergencyCard card, Lines lines) {
        lines.add(Section.CARD, "担当民生委員", said(card.volunteer()));
        lines.add(Section.CARD, "自治会", said(card.association()));
        lines.add(Section.CARD, "血液型", card.blood().map(Enum::name).orElse(""));
        card.illnesses()
                .forEach(one -> lines.add(
                        Section.CARD,
                        "病名 " + one.name(),
                        joined(one.name(), said(one.surgery()), said(one.hospital()), said(one.doctor()))));
        lines.add(Section.CARD, "アレルギー", said(card.allergies()));
        card.neighbours()
                .forEach(one -> lines.add(
                        Section.CARD, "ご近所 " + one.name(), joined(one.name(), one.relation(), said(one.phone()))));
        lines.add(Section.CARD, "伝えたいこと", said(card.message()));
    }

    private static String said(Optional<String> text) {
        return text.orElse("");
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" / "));
    }

    /** Lines by what they are about; two of one name are told apart by their number. */
    private static final class Lines {

        private final Map<Key, String> all = new LinkedHashMap<>();

        void add(Section section, String what, String text) {
            if (text.isBlank()) {
                return;
            }
            var key = new Key(section, what);
            for (int number = 2; all.containsKey(key); number++) {
                key = new Key(section, what + "（" + number + "）");
            }
            all.put(key, text);
        }
    }
}
