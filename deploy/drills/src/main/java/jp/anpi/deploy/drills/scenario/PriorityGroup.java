package jp.anpi.deploy.drills.scenario;

/** The five priority groups with the words people read. */
public enum PriorityGroup {
    PUSH_SUPPORT("①", "プッシュ型支援群", "Push support"),
    MEDICAL_COORDINATION("②", "必要時医療調整群", "Medical coordination"),
    CARE_CONSIDERATION("③", "ケア配慮群", "Care consideration"),
    REASONABLE_ACCOMMODATION("④", "合理的配慮群", "Reasonable accommodation"),
    GENERAL("⑤", "その他の市民", "General");

    private final String mark;
    private final String japanese;
    private final String english;

    PriorityGroup(String mark, String japanese, String english) {
        this.mark = mark;
        this.japanese = japanese;
        this.english = english;
    }

    /** The circled number, ① to ⑤. */
    public String mark() {
        return mark;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
