package jp.anpi.registry.group;

import static jp.anpi.registry.contract.PriorityGroup.CARE_CONSIDERATION;
import static jp.anpi.registry.contract.PriorityGroup.GENERAL;
import static jp.anpi.registry.contract.PriorityGroup.MEDICAL_COORDINATION;
import static jp.anpi.registry.contract.PriorityGroup.PUSH_SUPPORT;
import static jp.anpi.registry.contract.PriorityGroup.REASONABLE_ACCOMMODATION;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Medicine;

/**
 * The city's table of groups ① to ⑤, most urgent first: the first rule that applies decides. The source is the city's minutes
 * of 2025-26 (令和7年度第5回 全体会); having a plan plays no part.
 */
public final class GroupRules {

    private static final GroupRule LIVES_ON_POWER = new GroupRule(
            "lives on power",
            PUSH_SUPPORT,
            needs -> needs.lifeSupport().devices().stream()
                    .findFirst()
                    .map(device -> "電源が必要な医療機器（" + device.kind().japanese() + "）を使用"));

    private static final GroupRule LIVES_ON_OXYGEN = new GroupRule(
            "lives on oxygen",
            PUSH_SUPPORT,
            needs -> needs.lifeSupport().oxygen().map(_ -> "在宅酸素療法を使用"));

    private static final GroupRule NEEDS_DIALYSIS = new GroupRule(
            "needs dialysis",
            MEDICAL_COORDINATION,
            needs -> needs.lifeSupport().dialysis().map(_ -> "人工透析を受けている"));

    private static final GroupRule MEDICINE_MUST_NOT_STOP = new GroupRule(
            "medicine must not stop",
            MEDICAL_COORDINATION,
            needs -> needs.lifeSupport().medicines().stream()
                    .filter(Medicine::mustNotStop)
                    .findFirst()
                    .map(medicine -> "中断できない薬剤（" + medicine.name() + "）を使用"));

    private static final GroupRule MEDIUM_TO_HEAVY_CARE = new GroupRule(
            "medium to heavy care",
            CARE_CONSIDERATION,
            needs -> needs.care().filter(CareLevel::mediumToHeavy).map(level -> "中重度の要介護認定（" + level.japanese() + "）"));

    private static final GroupRule DISABILITY_NEEDING_CARE = new GroupRule(
            "disability needing care",
            CARE_CONSIDERATION,
            needs -> needs.disabilities().stream()
                    .filter(Disability::severe)
                    .findFirst()
                    .map(disability -> "介護を要する重度の" + disability.kind().japanese()));

    private static final GroupRule DISABILITY = new GroupRule(
            "disability",
            REASONABLE_ACCOMMODATION,
            needs -> needs.disabilities().stream()
                    .findFirst()
                    .map(disability -> disability.kind().japanese() + "の手帳を所持"));

    private static final GroupRule PREGNANCY = new GroupRule(
            "pregnancy", REASONABLE_ACCOMMODATION, needs -> needs.pregnant() ? Optional.of("妊産婦") : Optional.empty());

    private static final GroupRule INFANT = new GroupRule(
            "infant", REASONABLE_ACCOMMODATION, needs -> needs.infancy().map(years -> "乳幼児（" + years + "歳）"));

    /** The minutes end the list of ④ with 等; a certified need below medium is read into it rather than left among ⑤. */
    private static final GroupRule LIGHT_CARE = new GroupRule(
            "light care",
            REASONABLE_ACCOMMODATION,
            needs -> needs.care().map(level -> "軽度の要介護・要支援認定（" + level.japanese() + "）"));

    private static final GroupRule EVERYONE_ELSE =
            new GroupRule("everyone else", GENERAL, _ -> Optional.of("優先群の要件に当てはまる記録なし"));

    /** The whole table in the order in which it is asked. */
    public static final List<GroupRule> IN_ORDER = List.of(
            LIVES_ON_POWER,
            LIVES_ON_OXYGEN,
            NEEDS_DIALYSIS,
            MEDICINE_MUST_NOT_STOP,
            MEDIUM_TO_HEAVY_CARE,
            DISABILITY_NEEDING_CARE,
            DISABILITY,
            PREGNANCY,
            INFANT,
            LIGHT_CARE,
            EVERYONE_ELSE);

    private GroupRules() {}

    /** The group these needs lead to, and why. */
    public static GroupPlacement place(Needs needs) {
        return IN_ORDER.stream()
                .flatMap(rule -> rule.place(needs).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last rule applies to everyone"));
    }
}
