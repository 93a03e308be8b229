package jp.anpi.deploy.drills.scenario;

/** The four states of a check; over a roster they always sum to its size. */
public enum CheckState {
    CONFIRMED("確認済", "confirmed"),
    NEEDS_HELP("要対応", "needs help"),
    TRYING("対応中", "being tried"),
    SILENT("未確認", "silent");

    private final String japanese;
    private final String english;

    CheckState(String japanese, String english) {
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
