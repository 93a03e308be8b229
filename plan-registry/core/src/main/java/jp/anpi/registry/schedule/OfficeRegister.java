package jp.anpi.registry.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/** The offices of the register by their 事業所番号. */
public final class OfficeRegister implements Providers {

    private final Map<String, List<Entry>> byNumber;

    /** An office under one of its numbers. */
    public record Entry(String number, OfficeId office, OfficeState.Kind kind) {}

    public OfficeRegister(List<Entry> entries) {
        byNumber = entries.stream().collect(Collectors.groupingBy(Entry::number));
    }

    /** The only office of that number, else the only one of them that does that kind of service. */
    @Override
    public Optional<OfficeId> find(String number, String type) {
        List<Entry> offices = byNumber.getOrDefault(number, List.of());
        if (offices.size() == 1) {
            return Optional.of(offices.getFirst().office());
        }
        List<Entry> fitting = offices.stream()
                .filter(entry -> kind(type).equals(Optional.of(entry.kind())))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst().office()) : Optional.empty();
    }

    private static Optional<OfficeState.Kind> kind(String type) {
        return switch (Whereabouts.of(type)) {
            case AT_HOME ->
                Optional.of(
                        switch (type) {
                            case "13", "63" -> OfficeState.Kind.VISITING_NURSING;
                            case "14", "64" -> OfficeState.Kind.HOME_REHABILITATION;
                            default -> OfficeState.Kind.HOME_HELP;
                        });
            case AT_OFFICE -> Optional.of(OfficeState.Kind.DAY_SERVICE);
            case STAYING -> Optional.of(OfficeState.Kind.SHORT_STAY);
            case ASK_OFFICE -> Optional.of(OfficeState.Kind.SMALL_MULTIFUNCTION);
            case NOWHERE -> Optional.empty();
        };
    }

    /** Whether services of such an office never appear in the exchange: they are kept by hand whatever a month says. */
    public static boolean isOutsideTheExchange(OfficeState.Kind kind) {
        return switch (kind) {
            case VISITING_NURSING, CLINIC, DISABILITY_SUPPORT, GROUP_HOME, PHARMACY, DEVICE_SUPPLIER, OTHER -> true;
            case CARE_MANAGEMENT, DAY_SERVICE, HOME_HELP, SHORT_STAY, SMALL_MULTIFUNCTION, HOME_REHABILITATION -> false;
        };
    }
}
