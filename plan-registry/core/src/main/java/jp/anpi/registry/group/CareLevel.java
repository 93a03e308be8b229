package jp.anpi.registry.group;

/** The level certified by the long-term care insurance (要介護認定), lightest first. */
public enum CareLevel {
    SUPPORT_1("要支援1"),
    SUPPORT_2("要支援2"),
    CARE_1("要介護1"),
    CARE_2("要介護2"),
    CARE_3("要介護3"),
    CARE_4("要介護4"),
    CARE_5("要介護5");

    private final String japanese;

    CareLevel(String japanese) {
        this.japanese = japanese;
    }

    /** As people write it: 要介護3. */
    public String japanese() {
        return japanese;
    }

    /** Medium to heavy (中重度) begins at 要介護3, which is also where the law's model plans begin. */
    public boolean mediumToHeavy() {
        return compareTo(CARE_3) >= 0;
    }
}
