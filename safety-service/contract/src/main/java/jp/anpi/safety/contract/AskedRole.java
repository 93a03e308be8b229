package jp.anpi.safety.contract;

/** Who is asked on a rung. */
public enum AskedRole {
    NAMED_CHECKER("指定の安否確認者", "named checker"),
    MEDICAL_VISITOR("訪問看護・訪問診療", "visiting nurse or doctor"),
    CARE_MANAGER("ケアマネジャー", "care manager"),
    PROVIDER_IN_SERVICE("サービス提供中の事業者", "provider who has the person in service"),
    OTHER_PROVIDERS("その他のサービス事業者", "other providers"),
    PERSON_AND_FAMILY("本人・家族", "the person and family"),
    SUPPORTERS("避難支援等実施者", "supporters"),
    CARE_OFFICE("ケア・障害福祉の事業所", "care or disability office"),
    CITY_DESK("市 災害対策本部", "city desk"),
    /** Who is called when nobody is at the desk. */
    DUTY_ROSTER("市 災害対策本部の当直", "the desk's duty roster");

    private final String japanese;
    private final String english;

    AskedRole(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** As people read it on screen. */
    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
