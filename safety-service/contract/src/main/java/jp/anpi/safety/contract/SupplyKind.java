package jp.anpi.safety.contract;

/** 補給. What somebody brought, changed or restored, so that a life-support clock runs to another end. */
public enum SupplyKind {
    /** The power is back at the home; with a duration, from a generator or car that lasts so long. */
    POWER,
    /** The device's battery was changed or charged. */
    VENTILATOR,
    /** Cylinders were changed. */
    OXYGEN,
    SUCTION,
    TUBE_FEEDING,
    OTHER_DEVICE,
    /** A session was held. */
    DIALYSIS,
    MEDICINE;

    /** Whether it helps through a loss of power. */
    public boolean bridgesAnOutage() {
        return switch (this) {
            case POWER, VENTILATOR, OXYGEN, SUCTION, TUBE_FEEDING, OTHER_DEVICE -> true;
            case DIALYSIS, MEDICINE -> false;
        };
    }
}
