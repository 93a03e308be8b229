package jp.anpi.registry.disclosure;

/** How much it would hurt somebody if a part of what is known of them came to the wrong eyes. */
public enum Sensitivity {
    /** Who somebody is and how they are reached; as any list of people has it. */
    PERSONAL(PersonField.RECORD),
    /** 要配慮個人情報: health, disability, and what follows from them. */
    HEALTH(PersonField.HEALTH),
    /** What they live on, and how long it lasts. */
    CRITICAL(PersonField.LIFE_SUPPORT),
    /** Where somebody lives; of somebody under protection another field's, see {@link Sight#home}. */
    PLACE(PersonField.HOME),
    /** By which somebody gets in or finds who must not be found. */
    RESTRICTED(PersonField.PROTECTED_HOME);

    private final PersonField field;

    Sensitivity(PersonField field) {
        this.field = field;
    }

    /** Which part of a person it belongs to. */
    public PersonField field() {
        return field;
    }
}
