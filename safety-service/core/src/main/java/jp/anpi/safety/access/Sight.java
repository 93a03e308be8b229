package jp.anpi.safety.access;

import java.util.EnumSet;
import java.util.Set;

/** The fields of a person that somebody may see; what is not in it is not shown, counted apart or hinted at. */
public record Sight(Set<PersonField> fields) {

    /** Sees nothing. */
    public static final Sight NONE = new Sight(Set.of());

    public Sight {
        fields = Set.copyOf(fields);
    }

    static Sight of(PersonField first, PersonField... more) {
        return new Sight(EnumSet.of(first, more));
    }

    public boolean shows(PersonField field) {
        return fields.contains(field);
    }

    /** Whether a reported death is known as one. */
    public boolean deaths() {
        return shows(PersonField.REPORTED_DEATH);
    }

    /**
     * Whether it is shown where somebody lives and is.
     *
     * @param confidential whether they are under protection
     */
    public boolean home(boolean confidential) {
        return shows(confidential ? PersonField.PROTECTED_HOME : PersonField.HOME);
    }
}
