package jp.anpi.notifier.door;

/** The way a message goes. */
public sealed interface Route {

    /** It is kept where the desk can read what would have been sent. */
    record ToSandbox(SandboxReason why) implements Route {}

    /** It goes out by mail. */
    record ToMail(RealMail mail) implements Route {}

    /** There is no way to the recipient. */
    record Nowhere(NoRoute why) implements Route {}

    /** Why a message stays in the house. */
    enum SandboxReason {
        DRILL("訓練のため、実際には送っていません", "a drill: not really sent"),
        NOT_CONFIGURED("送信経路が設定されていないため、実際には送っていません", "no live channel is configured: not really sent"),
        DESK_WATCHES_BOARD("災害対策本部には画面で知らせています", "the desk is told on its board");

        private final String japanese;
        private final String english;

        SandboxReason(String japanese, String english) {
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

    /** Why nothing reaches the recipient. */
    enum NoRoute {
        NO_ADDRESS("届く連絡先が登録されていません", "no address is known that a configured channel reaches");

        private final String japanese;
        private final String english;

        NoRoute(String japanese, String english) {
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
