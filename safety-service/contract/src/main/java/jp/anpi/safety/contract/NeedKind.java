package jp.anpi.safety.contract;

/** 必要. NONE means that the reporter asked and nothing is needed; an empty list means that nobody asked. */
public enum NeedKind {
    RESCUE,
    POWER,
    OXYGEN,
    DIALYSIS,
    MEDICINE,
    SUCTION_CARE,
    TRANSPORT,
    WATER_FOOD,
    WATCHING,
    NONE
}
