package jp.anpi.registry.printing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.group.Remark;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.plan.Supporter;

/** A whole plan as a city would write it, to be printed; each test says what matters to it. */
public final class Printed {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    public static final Imprint IMPRINT = new Imprint("対策本部 係員", LocalDateTime.of(2026, 11, 21, 9, 30), "面談のため", true);
    public static final OfficeId NURSES = OfficeId.of("22222222-2222-4222-8222-222222222222");
    public static final Directory DIRECTORY = new Directory(
            Map.of(
                    NURSES,
                    new OfficeState(
                            NURSES,
                            1,
                            "みなせ訪問看護ステーション",
                            OfficeState.Kind.VISITING_NURSING,
                            new DistrictId("d01"),
                            Optional.empty(),
                            Optional.of("0996-00-2222"),
                            Optional.empty(),
                            false)),
            Map.of(),
            Map.of(new DistrictId("d01"), "川端"));

    public static final Particulars PARTICULARS = new Particulars(
            Optional.empty(),
            Optional.of(Particulars.Sex.FEMALE),
            Optional.empty(),
            Optional.empty(),
            Optional.of("090-0000-0011"),
            Optional.of("0996-00-1235"),
            Optional.of("hana@example.jp"),
            Optional.empty(),
            Particulars.Dwelling.NOT_KNOWN,
            Particulars.Household.NOT_KNOWN,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Particulars.Treatment(
                    Optional.of("筋萎縮性側索硬化症"),
                    Optional.of("見本式 V60"),
                    Optional.of("見本酸素"),
                    Optional.of("0120-000-111"),
                    Optional.of("見本透析クリニック"),
                    Optional.of("0996-00-3333"),
                    Optional.of("齋藤 医師"),
                    Optional.of("みなせ総合病院"),
                    Optional.of("0996-00-4444")),
            Optional.empty());

    private static final PersonId HANA = PersonId.of("11111111-1111-4111-8111-111111111111");

    private Printed() {}

    public static PersonState person(String name, PriorityGroup group, NamedChecker... checkers) {
        return new PersonState(
                HANA,
                7,
                new PersonName(name, "ヨシノ ハナコ"),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home("みなせ町川端二丁目3番4号 髙﨑荘101", new DistrictId("d01"), Optional.empty(), false),
                Optional.of("0996-00-1234"),
                Lifecycle.AT_HOME,
                new GroupPlacement(group, "電源が必要な医療機器（人工呼吸器）を使用", false),
                new LifeSupport(
                        List.of(new PoweredDevice(
                                PoweredDevice.Kind.VENTILATOR,
                                Optional.of(Duration.ofMinutes(270)),
                                Optional.of(Duration.ofHours(8)),
                                Optional.of(LocalDate.of(2026, 5, 1)))),
                        Optional.of(new Oxygen(2, 1_200)),
                        Optional.of(new Dialysis(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Optional.empty())),
                        List.of(new Medicine("インスリン", true, Optional.of(10), Optional.of(DAY)))),
                true,
                List.of(checkers),
                List.of(new Assignment(
                        Assignment.Role.VISITING_NURSE, NURSES, Optional.empty(), DAY.minusYears(1), Optional.empty())),
                List.of(),
                List.of(new ContactPerson("吉野 一郎", "長男", Optional.of("090-0000-0001"), Optional.empty(), false)),
                List.of(),
                List.of(),
                List.of());
    }

    public static PersonState underProtection() {
        PersonState person = person("吉野 花子", PriorityGroup.PUSH_SUPPORT);
        return new PersonState(
                person.id(),
                person.version(),
                person.name(),
                person.birthDate(),
                new Home(person.home().text(), person.home().district(), Optional.empty(), true),
                person.phone(),
                person.lifecycle(),
                person.placement(),
                person.lifeSupport(),
                true,
                List.of(),
                person.assignments(),
                List.of(),
                person.contacts(),
                List.of(),
                List.of(),
                List.of());
    }

    public static PrintedPlan plan(PersonState person, Standing standing, boolean showsHome) {
        return new PrintedPlan(
                person,
                Optional.of(new PrintedPlan.Version(
                        new EvacuationPlan(
                                person.id(),
                                2,
                                3,
                                EvacuationPlan.Stage.CONFIRMED,
                                content(),
                                new EvacuationPlan.Written("対策本部 係員", DAY.minusDays(20)),
                                Optional.of(new EvacuationPlan.Confirmation(
                                        EvacuationPlan.Confirmation.By.PERSON, "吉野 花子", "訪問", DAY.minusDays(10))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        standing,
                        Optional.of(DAY.plusYears(1)))),
                List.of(
                        new Remark(Remark.Category.POWER, "停電時は外部バッテリーへ切り替える。発電機は玄関脇。"),
                        new Remark(Remark.Category.EVACUATION_LIFE, "個室が必要。介助者1名が付き添う。")),
                PARTICULARS,
                showsHome,
                DAY);
    }

    private static PlanContent content() {
        return new PlanContent(
                List.of(
                        new EmergencyContact(
                                "吉野 一郎",
                                "長男",
                                Optional.of("090-0000-0001"),
                                Optional.empty(),
                                Optional.of("柏市豊四季1-2-3"),
                                true),
                        new EmergencyContact(
                                "髙橋 和子", "長女", Optional.of("090-0000-0003"), Optional.empty(), Optional.empty(), true)),
                List.of(supporter("隣の山田", Agreement.State.AGREED), supporter("まだ聞いていない田中", Agreement.State.NO_ANSWER)),
                List.of(
                        new NamedChecker.ByOffice(NURSES),
                        new NamedChecker.ByContact(0),
                        new NamedChecker.ByContact(3)),
                List.of(
                        new Destination(
                                Set.of(Hazard.FLOOD),
                                Destination.Kind.WELFARE_SHELTER,
                                "みなせ福祉センター",
                                Optional.of("丘の上1-1"),
                                Optional.empty()),
                        new Destination(
                                Set.of(Hazard.EARTHQUAKE, Hazard.FIRE),
                                Destination.Kind.RELATIVES,
                                "長男宅",
                                Optional.of("柏市豊四季1-2-3"),
                                Optional.empty())),
                new Leaving(
                        Optional.of(Leaving.Start.WARNING_LEVEL_3),
                        Optional.of("玄関を出て右。\n川沿いは通らず、県道を北へ。"),
                        Optional.of("介護タクシー（車いす）"),
                        Optional.of(2),
                        List.of("お薬手帳", "外部バッテリー", "吸引器"),
                        Optional.of("猫1匹は長男が預かる")),
                Optional.of("人工呼吸器の停止は望まない。かかりつけ医に連絡する。"),
                new EmergencyCard(
                        Optional.of("民生 次郎"),
                        Optional.of("川端自治会"),
                        Optional.of(EmergencyCard.BloodType.AB),
                        List.of(new EmergencyCard.Illness(
                                "筋萎縮性側索硬化症", Optional.of("気管切開（2023年）"), Optional.of("みなせ総合病院"), Optional.of("齋藤医師"))),
                        Optional.of("そば"),
                        List.of(new EmergencyCard.Neighbour("𠮷田商店", "ご近所", Optional.of("0996-00-4321"))),
                        Optional.of("会話は文字盤で行います。目の動きに注意してください。")));
    }

    private static Supporter supporter(String name, Agreement.State state) {
        return new Supporter(
                Supporter.Kind.PERSON,
                name,
                "隣人",
                Optional.of("川端2-3"),
                Optional.of("090-0000-0002"),
                Optional.empty(),
                new Agreement(state, Optional.of(DAY), Optional.of("訪問")));
    }

    /** Everything that is read on it. */
    public static String text(Markup markup) {
        return switch (markup) {
            case Markup.Words(String text) -> text;
            case Markup.Tag tag -> {
                var all = new StringBuilder();
                tag.children().forEach(child -> all.append(text(child)).append('\n'));
                yield all.toString();
            }
        };
    }
}
