package jp.anpi.safety.contract;

/** 居場所. */
public enum PlaceKind {
    HOME,
    DAY_SERVICE,
    SHORT_STAY,
    FACILITY,
    HOSPITAL,
    SHELTER,
    WELFARE_SHELTER,
    RELATIVES,
    CAR,
    IN_TRANSIT,
    OUTSIDE_CITY,
    UNKNOWN
}
