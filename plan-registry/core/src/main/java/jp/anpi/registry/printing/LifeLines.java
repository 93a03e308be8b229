package jp.anpi.registry.printing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.particulars.Particulars.Treatment;

/** What keeps somebody alive and for how long, one line each. What nobody has told is said to be unknown. */
final class LifeLines {

    private static final String UNKNOWN = "不明";
    private static final double MINUTES = 60;

    private LifeLines() {}

    static List<String> of(LifeSupport support) {
        return Stream.of(
                        support.devices().stream().map(LifeLines::device),
                        support.oxygen().stream().map(LifeLines::oxygen),
                        support.dialysis().stream().map(LifeLines::dialysis),
                        support.medicines().stream().map(LifeLines::medicine))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Whom a helper calls about a device or the treatment, and what is treated; nothing where nobody told. */
    static List<String> of(Treatment treatment) {
        return Stream.of(
                        treatment.illness().map(name -> "難病：" + name),
                        treatment.device().map(model -> "機器の型式：" + model),
                        who("機器の業者", treatment.supplier(), treatment.supplierPhone()),
                        who("透析医療機関", treatment.clinic(), treatment.clinicPhone()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> who(String what, Optional<String> name, Optional<String> phone) {
        return name.or(() -> phone.map(_ -> UNKNOWN))
                .map(called -> what + "：" + called
                        + phone.map(number -> "（電話 " + number + "）").orElse(""));
    }

    private static String device(PoweredDevice device) {
        return "%s：内蔵電池 %s、外部電池 %s（%s）"
                .formatted(
                        device.kind().japanese(),
                        hours(device.internal()),
                        hours(device.external()),
                        device.lastChecked().map(day -> day + " 確認").orElse("確認の記録なし"));
    }

    private static String hours(Optional<Duration> capacity) {
        return capacity.map(time -> time.toMinutesPart() == 0
                        ? "%d時間".formatted(time.toHours())
                        : "%d時間%02d分".formatted(time.toHours(), time.toMinutesPart()))
                .orElse(UNKNOWN);
    }

    private static String oxygen(Oxygen oxygen) {
        return "酸素ボンベ：毎分%.1fL、残り%.0fL（およそ%.0f時間）"
                .formatted(
                        oxygen.litresPerMinute(),
                        oxygen.usableLitres(),
                        oxygen.usableLitres() / oxygen.litresPerMinute() / MINUTES);
    }

    private static String dialysis(Dialysis dialysis) {
        return "人工透析：%s（前回 %s）"
                .formatted(
                        dialysis.weekdays().isEmpty()
                                ? "曜日" + UNKNOWN
                                : dialysis.weekdays().stream()
                                        .sorted()
                                        .map(LifeLines::word)
                                        .collect(Collectors.joining("・")),
                        dialysis.lastSession().map(LocalDate::toString).orElse(UNKNOWN));
    }

    private static String word(DayOfWeek day) {
        return String.valueOf("月火水木金土日".charAt(day.getValue() - 1));
    }

    private static String medicine(Medicine medicine) {
        return "%s%s：手持ち %s"
                .formatted(
                        medicine.name(),
                        medicine.mustNotStop() ? "（中断不可）" : "",
                        medicine.stockDays()
                                .map(days -> days + "日分"
                                        + medicine.countedOn()
                                                .map(day -> "（" + day + " 現在）")
                                                .orElse(""))
                                .orElse(UNKNOWN));
    }
}
