package jp.anpi.safety.contract;

/** Who says so. */
public enum Source {
    SELF,
    FAMILY,
    CARE_MANAGER,
    PROVIDER,
    VISITING_NURSE,
    DOCTOR,
    WELFARE_VOLUNTEER,
    OXYGEN_SUPPLIER,
    DESK,
    OTHER
}
