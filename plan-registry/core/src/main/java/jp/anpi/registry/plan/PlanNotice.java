package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.Hazard;

/**
 * What is wrong or risky in a plan. A notice never refuses anything: the flood map is a range and a largest scenario, and whoever
 * writes the plan knows the house.
 */
public sealed interface PlanNotice {

    /** For a person to read. */
    String japanese();

    /** For a person to read. */
    String english();

    /** Whether it tells where somebody can be found, so that it is not for everybody's eyes when they are under protection. */
    default boolean betraysPlaces() {
        return false;
    }

    /** Nobody is named to check on the person. */
    record NoChecker() implements PlanNotice {
        @Override
        public String japanese() {
            return "災害時に誰が安否確認を行うかが書かれていません。";
        }

        @Override
        public String english() {
            return "It does not say who checks on the person in a disaster.";
        }
    }

    /** Fewer than two emergency contacts: one may be a victim of the same disaster. */
    record NoSecondContact(int contacts) implements PlanNotice {
        @Override
        public String japanese() {
            return "緊急連絡先が%d件です。2件以上にしてください。".formatted(contacts);
        }

        @Override
        public String english() {
            return "There are %d emergency contacts; name two at least.".formatted(contacts);
        }
    }

    /** People without a supporter need the plan most. */
    record NoSupporter() implements PlanNotice {
        @Override
        public String japanese() {
            return "避難支援等実施者がいません。";
        }

        @Override
        public String english() {
            return "Nobody is named to help the person leave.";
        }
    }

    /** Named, and has not said yes: nobody is told of them and they are not asked. */
    record SupporterHasNotAgreed(String name, Agreement.State state) implements PlanNotice {
        @Override
        public String japanese() {
            return "支援者 %s の同意がありません（%s）。同意があるまで、他に知らせず依頼もしません。".formatted(name, state.japanese());
        }

        @Override
        public String english() {
            return "%s has not agreed to be a supporter; until then nobody is told and they are not asked."
                    .formatted(name);
        }
    }

    /**
     * One neighbour cannot fetch everybody.
     *
     * @param plans on which the supporter is named, this one included
     */
    record SupporterOnTooManyPlans(String name, int plans) implements PlanNotice {
        @Override
        public String japanese() {
            return "支援者 %s は %d人の計画に書かれています。同時には支援できないおそれがあります。".formatted(name, plans);
        }

        @Override
        public String english() {
            return "%s is named on %d plans and may not be able to help all of them at once.".formatted(name, plans);
        }
    }

    /** Nothing is said for a hazard that the place is known to have. */
    record NoDestination(Hazard hazard) implements PlanNotice {
        @Override
        public String japanese() {
            return "%sのときの避難先がありません。".formatted(hazard.japanese());
        }

        @Override
        public String english() {
            return "There is no destination for this hazard: %s.".formatted(hazard.english());
        }
    }

    /** The destination itself may be under water in the hazard it is meant for; the maps are of rivers, whatever the hazard. */
    record DestinationInFloodArea(String name, Hazard hazard, DepthRank depth) implements PlanNotice {
        @Override
        public boolean betraysPlaces() {
            return true;
        }

        @Override
        public String japanese() {
            return "避難先 %s（%sのとき）は洪水の想定浸水区域内です（%s）。垂直避難できるか確かめてください。"
                    .formatted(name, hazard.japanese(), depth.japanese());
        }

        @Override
        public String english() {
            return "%s (for %s) lies inside the area that rivers may flood (%s): can the person stay on an upper floor there?"
                    .formatted(name, hazard.english(), depth.english());
        }
    }

    /** @param last empty when never */
    record BatteryNotChecked(PoweredDevice.Kind device, Optional<LocalDate> last) implements PlanNotice {
        @Override
        public String japanese() {
            return "%sのバッテリーが1年以上確かめられていません（%s）。"
                    .formatted(device.japanese(), last.map(day -> "最終 " + day).orElse("記録なし"));
        }

        @Override
        public String english() {
            return "A battery has not been checked for a year (%s, %s)."
                    .formatted(device, last.map(day -> "last " + day).orElse("never"));
        }
    }

    /** Nothing is noted of a battery that somebody's breath depends on: there may be none. */
    record BatteryNotKnown(PoweredDevice.Kind device) implements PlanNotice {
        @Override
        public String japanese() {
            return "%sのバッテリーの持続時間が記録されていません。停電のとき何時間もつか確かめてください。".formatted(device.japanese());
        }

        @Override
        public String english() {
            return "No battery is noted of a device that breathing depends on (%s): how long does it last without power?"
                    .formatted(device.name().toLowerCase(Locale.ROOT));
        }
    }
}
