package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.Hazard;

/** Looks a plan over. */
public final class PlanNotices {

    /** Named on more plans than this, one supporter is too few: a pair can fetch two or three people in the time there is. */
    public static final int MOST_PLANS = 3;

    private static final List<Hazard> EVERYWHERE = List.of(Hazard.FLOOD, Hazard.EARTHQUAKE);

    /** Without power and battery these leave minutes; who is on a concentrator has cylinders. */
    private static final Set<PoweredDevice.Kind> BREATHING =
            EnumSet.of(PoweredDevice.Kind.VENTILATOR, PoweredDevice.Kind.SUCTION);

    private PlanNotices() {}

    /**
     * @param plans on how many people's counting plans a supporter is named, this person's included
     * @param flood what the maps say of water
     */
    public static List<PlanNotice> of(
            PlanContent content, LifeSupport support, Map<Supporter, Integer> plans, FloodArea flood, LocalDate today) {
        List<PlanNotice> notices = new ArrayList<>();
        if (content.checkers().isEmpty()) {
            notices.add(new PlanNotice.NoChecker());
        }
        if (content.contacts().size() < 2) {
            notices.add(new PlanNotice.NoSecondContact(content.contacts().size()));
        }
        if (content.supporters().isEmpty()) {
            notices.add(new PlanNotice.NoSupporter());
        }
        content.supporters().forEach(supporter -> look(supporter, plans, notices));
        look(content.destinations(), flood, notices);
        support.devices().forEach(device -> look(device, today, notices));
        return List.copyOf(notices);
    }

    private static void look(Supporter supporter, Map<Supporter, Integer> plans, List<PlanNotice> notices) {
        if (!supporter.agreement().holds()) {
            notices.add(new PlanNotice.SupporterHasNotAgreed(
                    supporter.name(), supporter.agreement().state()));
        }
        int named = plans.getOrDefault(supporter, 0);
        if (supporter.kind() == Supporter.Kind.PERSON && named > MOST_PLANS) {
            notices.add(new PlanNotice.SupporterOnTooManyPlans(supporter.name(), named));
        }
    }

    private static void look(List<Destination> destinations, FloodArea flood, List<PlanNotice> notices) {
        Set<Hazard> said = destinations.stream()
                .flatMap(one -> one.hazards().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Hazard.class)));
        EVERYWHERE.stream()
                .filter(hazard -> !said.contains(hazard))
                .forEach(hazard -> notices.add(new PlanNotice.NoDestination(hazard)));
        for (Destination destination : destinations) {
            Optional<DepthRank> depth = destination.position().flatMap(flood::depthAt);
            depth.ifPresent(range -> destination.hazards().stream()
                    .filter(Hazard::isOfWater)
                    .sorted()
                    .forEach(hazard ->
                            notices.add(new PlanNotice.DestinationInFloodArea(destination.name(), hazard, range))));
        }
    }

    private static void look(PoweredDevice device, LocalDate today, List<PlanNotice> notices) {
        boolean hasBattery = device.internal().isPresent() || device.external().isPresent();
        boolean checked = device.lastChecked()
                .filter(day -> !day.isBefore(today.minusYears(1)))
                .isPresent();
        if (hasBattery && !checked) {
            notices.add(new PlanNotice.BatteryNotChecked(device.kind(), device.lastChecked()));
        }
        if (!hasBattery && BREATHING.contains(device.kind())) {
            notices.add(new PlanNotice.BatteryNotKnown(device.kind()));
        }
    }
}
