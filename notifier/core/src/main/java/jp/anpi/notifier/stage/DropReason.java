package jp.anpi.notifier.stage;

/** Why a question is not asked any more. */
public enum DropReason {
    INCIDENT_CLOSED("災害対応が終了したため送っていません", "not sent: the incident is closed"),
    ANSWERED("すでに回答があったため送っていません", "not sent: already answered or no longer needed"),
    EXPIRED("回答期限を過ぎ、次の方に移ったため送っていません", "not sent: its time is over and the next one is asked");

    private final String japanese;
    private final String english;

    DropReason(String japanese, String english) {
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
