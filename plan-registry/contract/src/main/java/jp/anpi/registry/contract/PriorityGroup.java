package jp.anpi.registry.contract;

/**
 * The city's five priority groups (優先群), most urgent first; the source is the city's minutes of 2025-26 (令和7年度第5回 全体会).
 * A person's group is computed from needs, never from having a plan.
 */
public enum PriorityGroup {
    /** ① プッシュ型支援群: ventilator, suction, oxygen, tube feeding or another powered device. */
    PUSH_SUPPORT(1, "プッシュ型支援群"),
    /** ② 必要時医療調整群: dialysis, insulin and the like. */
    MEDICAL_COORDINATION(2, "必要時医療調整群"),
    /** ③ ケア配慮群: medium to heavy care level, disability needing care. */
    CARE_CONSIDERATION(3, "ケア配慮群"),
    /** ④ 合理的配慮群: physical, mental or intellectual disability, pregnancy, infants. */
    REASONABLE_ACCOMMODATION(4, "合理的配慮群"),
    /** ⑤ その他の市民. */
    GENERAL(5, "その他の市民");

    private final int number;
    private final String japanese;

    PriorityGroup(int number, String japanese) {
        this.number = number;
        this.japanese = japanese;
    }

    /** 1 to 5, as the city writes them. */
    public int number() {
        return number;
    }

    /** The city's own name of the group, without its number. */
    public String japanese() {
        return japanese;
    }

    /** The circled digit people read on paper and screen: ① to ⑤. */
    public String mark() {
        return String.valueOf((char) ('\u2460' + number - 1));
    }
}
