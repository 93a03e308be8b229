package jp.anpi.safety.contract;

/** What runs out. */
public enum ClockKind {
    VENTILATOR,
    OXYGEN,
    SUCTION,
    TUBE_FEEDING,
    OTHER_DEVICE,
    DIALYSIS,
    MEDICINE;

    /** Whether it runs because the power is out, and not by days. */
    public boolean needsPower() {
        return switch (this) {
            case VENTILATOR, OXYGEN, SUCTION, TUBE_FEEDING, OTHER_DEVICE -> true;
            case DIALYSIS, MEDICINE -> false;
        };
    }
}
