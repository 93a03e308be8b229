package jp.anpi.registry.group;

/** Why somebody cannot get to safety alone (避難支援等を必要とする事由), which the law wants in the list (災害対策基本法 49条の10). */
public enum SupportReason {
    CARE("要介護認定"),
    DISABILITY("障害者手帳"),
    ILLNESS("難病"),
    ALONE("高齢者のみの世帯"),
    MATERNITY("妊産婦"),
    INFANT("乳幼児"),
    LANGUAGE("日本語が不自由"),
    OTHER("その他");

    private final String japanese;

    SupportReason(String japanese) {
        this.japanese = japanese;
    }

    public String japanese() {
        return japanese;
    }
}
