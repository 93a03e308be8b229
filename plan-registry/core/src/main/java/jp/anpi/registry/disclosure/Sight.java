package jp.anpi.registry.disclosure;

import java.util.EnumSet;
import java.util.Set;
import jp.anpi.registry.contract.Home;

/** The fields of a person that somebody may see; what is not in it is not shown, printed or written. */
public record Sight(Set<PersonField> fields) {

    /** Sees nothing. */
    public static final Sight NONE = new Sight(Set.of());

    /** What stands in lists and on paper for an address that is not shown. */
    public static final String NOT_SHOWN = "（支援措置により非表示）";

    /** What stands in lists for who was named as a supporter and has not agreed to it. */
    public static final String NOT_AGREED = "（同意前のため非表示）";

    public Sight {
        fields = Set.copyOf(fields);
    }

    static Sight of(PersonField first, PersonField... more) {
        return new Sight(EnumSet.of(first, more));
    }

    /** Whether a text stands for something that is not shown, and so says nothing of it. */
    public static boolean isHidden(String text) {
        String stripped = text.strip();
        return stripped.equals(NOT_SHOWN) || stripped.equals(NOT_AGREED);
    }

    public boolean shows(PersonField field) {
        return fields.contains(field);
    }

    /** Whether a part of a person that is as sensitive as this is shown. */
    public boolean shows(Sensitivity part) {
        return shows(part.field());
    }

    /** Whether the address and the place on the map are shown. */
    public boolean home(Home home) {
        return shows(home.confidential() ? PersonField.PROTECTED_HOME : PersonField.HOME);
    }
}
