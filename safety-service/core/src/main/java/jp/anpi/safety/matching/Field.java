package jp.anpi.safety.matching;

import jp.anpi.safety.contract.Explanation;

/** What is compared. */
public enum Field {
    SURNAME("姓", "family name"),
    GIVEN_NAME("名", "given name"),
    BIRTH_DATE("生年月日", "date of birth"),
    ADDRESS("住所", "address"),
    PHONE("電話番号", "telephone");

    final String ja;
    final String en;

    Field(String ja, String en) {
        this.ja = ja;
        this.en = en;
    }

    /** Its words. */
    public Explanation text() {
        return new Explanation(ja, en);
    }
}
