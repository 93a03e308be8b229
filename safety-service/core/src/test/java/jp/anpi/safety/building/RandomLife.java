package jp.anpi.safety.building;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.Dispatch;
import jp.anpi.safety.check.Dispatches;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput.DispatchMoved.Move;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;

/** People and reports that a seed makes up. */
public final class RandomLife {

    private final RandomGenerator random;

    public RandomLife(RandomGenerator random) {
        this.random = random;
    }

    /** Offices and members of which some serve the person. */
    public Around around() {
        return new Around()
                .member("看護師", Optional.of("代理"))
                .member("代理", Optional.of("看護師"))
                .member("ケアマネ")
                .office("ヘルパー")
                .office("デイ")
                .onDuty("当直責任者", "山田")
                .onDuty("代理", "鈴木");
    }

    public APerson person(String name) {
        APerson person = APerson.named(name).in(Seeds.anyOf(random, PriorityGroup.values()));
        if (random.nextBoolean()) {
            person.nurse("看護師");
        }
        if (random.nextBoolean()) {
            person.careManager("ケアマネ");
        }
        if (random.nextBoolean()) {
            person.provider("ヘルパー");
        }
        if (random.nextBoolean()) {
            person.dayService("デイ", DayOfWeek.FRIDAY, "09:00", "16:00", Duration.ofMinutes(20));
        }
        if (random.nextInt(6) == 0) {
            person.dayOff("デイ", "2026-11-20", "2026-11-20");
        }
        if (random.nextInt(6) == 0) {
            person.staying(
                    Seeds.anyOf(random, ScheduleChange.Stay.Where.values()),
                    random.nextBoolean() ? Optional.of("デイ") : Optional.empty(),
                    "2026-11-20T0" + random.nextInt(10) + ":00",
                    Optional.of("2026-11-20T1" + random.nextInt(10) + ":30"));
        }
        if (random.nextBoolean()) {
            person.family("長女", "080").supporter("隣人", "070");
        }
        if (random.nextInt(3) == 0) {
            person.device(
                    Seeds.anyOf(random, PoweredDevice.Kind.values()),
                    Optional.of(Duration.ofMinutes(random.nextInt(1, 900))),
                    Optional.of(LocalDate.of(2026, 6, 1)));
        }
        if (random.nextInt(4) == 0) {
            person.dialysis(Optional.empty(), DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        }
        return person;
    }

    /** Any report, called {@code word}, that may correct one called by a lower number. */
    public AReport report(int word) {
        AReport report = AReport.of("r" + word);
        switch (random.nextInt(6)) {
            case 0 -> report.unreachable();
            case 1 -> report.trying();
            case 2 -> report.saying(Seeds.anyOf(random, Condition.values()));
            default -> report.saying(random.nextInt(4) == 0 ? Condition.UNWELL : Condition.SAFE);
        }
        if (random.nextBoolean()) {
            report.hearsay();
        }
        if (random.nextInt(3) == 0) {
            report.needing(random.nextBoolean() ? NeedKind.NONE : Seeds.anyOf(random, NeedKind.values()));
        }
        if (random.nextInt(4) == 0) {
            report.in(Seeds.anyOf(random, PlaceKind.values()));
        }
        if (word > 0 && random.nextInt(6) == 0) {
            report.correcting("r" + random.nextInt(word));
        }
        return report;
    }

    /** One thing that happens to the person now. */
    public void something(OnDuty duty, int number) {
        switch (random.nextInt(14)) {
            case 10 ->
                duty.happens(new IncidentEvent.MemberUnavailable(
                        incident(duty), anyMember(), "被災", duty.now(), AnIncident.DESK, Optional.empty()));
            case 11 ->
                duty.context().incident().absences().members().keySet().stream()
                        .sorted(Comparator.comparing(MemberId::toString))
                        .findFirst()
                        .ifPresent(back -> duty.happens(
                                new IncidentEvent.MemberAvailable(incident(duty), back, duty.now(), AnIncident.DESK)));
            case 12 ->
                duty.happens(
                        random.nextBoolean()
                                ? new IncidentEvent.OfficeUnavailable(
                                        incident(duty), Ids.office("デイ"), "浸水", duty.now(), AnIncident.DESK)
                                : new IncidentEvent.OfficeAvailable(
                                        incident(duty), Ids.office("デイ"), duty.now(), AnIncident.DESK));
            case 13 ->
                duty.happens(new IncidentEvent.DeskAcknowledged(incident(duty), duty.now(), AnIncident.DESK))
                        .happens(new CheckEvent.IncidentChanged());
            case 0 -> {
                Actor by = AnIncident.actor("甲" + random.nextInt(2));
                duty.happens(
                        number % 3 == 0
                                ? new CheckEvent.Dispatched(Ids.command("c" + number), "1号車", by, duty.now())
                                : new CheckEvent.Claimed(Ids.command("c" + number), by, duty.now()));
            }
            case 1 ->
                duty.happens(
                        number % 3 == 0
                                ? new CheckEvent.DispatchMoved(
                                        Ids.command("c" + number),
                                        duty.check()
                                                .dispatches()
                                                .flatMap(Dispatches::out)
                                                .map(Dispatch::sentAt)
                                                .orElseGet(duty::now),
                                        number % 2 == 0 ? Move.ARRIVED : Move.CAME_BACK,
                                        duty.now())
                                : new CheckEvent.Released(Ids.command("c" + number), AnIncident.DESK));
            case 2 ->
                duty.happens(new CheckEvent.Unlinked(
                        Ids.report("r" + random.nextInt(number + 1)), Ids.command("c" + number)));
            case 3, 4 -> {
                var requested = duty.requested();
                if (!requested.isEmpty()) {
                    duty.happens(new CheckEvent.NoticeEnded(
                            requested.get(random.nextInt(requested.size())).notice(),
                            Seeds.anyOf(random, Fate.values())));
                }
            }
            default -> duty.hears(report(number), observed(duty.now()));
        }
    }

    private static IncidentId incident(OnDuty duty) {
        return duty.check().row().incident();
    }

    private MemberId anyMember() {
        return Ids.member(Seeds.anyOf(random, new String[] {"看護師", "代理", "ケアマネ"}));
    }

    /** Now or, as from an offline queue, some time ago. */
    private Instant observed(Instant now) {
        return random.nextInt(3) > 0 ? now : now.minusSeconds(random.nextInt(6 * 3600));
    }
}
