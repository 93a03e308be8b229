package jp.anpi.registry.importing.person;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.group.Disability;
import jp.anpi.registry.importing.list.Heading;

/** Needs as our own lists write them, so that {@link PersonNeeds} reads the same. */
final class NeedsWords {

    private static final String SOME = "あり";
    private static final String BETWEEN = "、";
    private static final String WEEK = "月火水木金土日";

    private NeedsWords() {}

    /** The grade where a list would read just this certificate from it; else only that there is one, which takes nothing away. */
    static String certificate(List<Disability> all, Disability.Kind kind) {
        List<Disability> there = all.stream().filter(one -> one.kind() == kind).toList();
        if (there.isEmpty()) {
            return "";
        }
        Disability first = there.getFirst();
        return first.grade()
                .filter(_ -> there.size() == 1)
                .filter(grade ->
                        CertificateGrade.severe(kind, Heading.folded(grade)).equals(Optional.of(first.severe())))
                .orElse(SOME);
    }

    static String devices(List<PoweredDevice> devices) {
        return joined(devices.stream().map(device -> device.kind().japanese()));
    }

    static String dialysis(Optional<Dialysis> dialysis) {
        return dialysis.map(some -> some.weekdays().stream()
                        .sorted()
                        .map(day -> WEEK.substring(day.ordinal(), day.ordinal() + 1))
                        .collect(Collectors.joining()))
                .map(days -> days.isEmpty() ? SOME : days)
                .orElse("");
    }

    /** Those that must not stop. */
    static String medicines(List<Medicine> medicines) {
        return joined(medicines.stream().filter(Medicine::mustNotStop).map(Medicine::name));
    }

    private static String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(BETWEEN));
    }
}
