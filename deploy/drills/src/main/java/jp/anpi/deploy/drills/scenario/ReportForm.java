package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report says, without whom it is about.
 *
 * @param supplied what was brought, and for how long it lasts; empty for what is back for good
 * @param seenAgo how long before sending the reporter saw it (incident time)
 */
public record ReportForm(
        Map<SupplyKind, Optional<Duration>> supplied,
        Source by,
        Optional<Channel> channel,
        Contact contact,
        Evidence evidence,
        Condition condition,
        PlaceKind place,
        Optional<String> placeDetail,
        List<NeedKind> needs,
        Optional<String> notes,
        Duration seenAgo) {
    public ReportForm {
        supplied = Map.copyOf(supplied);
        needs = List.copyOf(needs);
    }

    public enum SupplyKind {
        POWER,
        VENTILATOR,
        OXYGEN,
        SUCTION,
        TUBE_FEEDING,
        OTHER_DEVICE,
        DIALYSIS,
        MEDICINE
    }

    public enum Contact {
        TRYING,
        UNREACHABLE,
        REACHED
    }

    public enum Evidence {
        DIRECT,
        HEARSAY
    }

    public enum Condition {
        SAFE,
        MINOR_INJURY,
        SERIOUS_INJURY,
        UNWELL,
        DEAD,
        UNKNOWN
    }

    public enum PlaceKind {
        HOME,
        DAY_SERVICE,
        SHORT_STAY,
        FACILITY,
        HOSPITAL,
        SHELTER,
        WELFARE_SHELTER,
        RELATIVES,
        CAR,
        IN_TRANSIT,
        OUTSIDE_CITY,
        UNKNOWN
    }

    public enum NeedKind {
        RESCUE,
        POWER,
        OXYGEN,
        DIALYSIS,
        MEDICINE,
        SUCTION_CARE,
        TRANSPORT,
        WATER_FOOD,
        WATCHING,
        NONE
    }

    public enum Source {
        SELF,
        FAMILY,
        CARE_MANAGER,
        PROVIDER,
        VISITING_NURSE,
        DOCTOR,
        WELFARE_VOLUNTEER,
        OXYGEN_SUPPLIER,
        DESK,
        OTHER
    }

    public enum Channel {
        APP,
        LINK,
        PAPER,
        PHONE,
        FAX,
        MAIL,
        LINE,
        SMS,
        VOICE,
        RELAY
    }
}
