package jp.anpi.registry.plan;

import java.util.Optional;

/**
 * One thing that two versions say differently, in words a person reads.
 *
 * @param what it is about, as the form heads it
 * @param before empty when it was not there
 * @param after empty when it is gone
 */
public record PlanDifference(Section section, String what, Optional<String> before, Optional<String> after) {

    /** The sections of the form, in its order. */
    public enum Section {
        CONTACTS("緊急連絡先", "emergency contacts"),
        SUPPORTERS("避難支援等実施者", "supporters"),
        CHECKERS("安否確認者", "who checks"),
        DESTINATIONS("避難先", "destinations"),
        LEAVING("避難のしかた", "leaving"),
        WISHES("急変時の取り決め", "wishes in an emergency"),
        CARD("救急情報カード", "emergency card");

        private final String japanese;
        private final String english;

        Section(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        public String japanese() {
            return japanese;
        }

        public String english() {
            return english;
        }
    }
}
