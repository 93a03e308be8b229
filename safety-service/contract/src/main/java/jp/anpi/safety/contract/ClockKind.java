package jp.anpi.safety.contract;

/** What runs out. */
public enum ClockKind {
    VENTILATOR,
    OXYGEN,
    SUCTION,
    TUBE_FEEDING,
    OTHER_DEVICE,
    DIALYSIS,
    MEDICINE
}
