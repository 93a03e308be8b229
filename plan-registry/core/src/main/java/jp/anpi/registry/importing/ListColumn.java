package jp.anpi.registry.importing;

import java.util.List;

/** A column of a kind of list; kinds are enums of these. */
public interface ListColumn {

    /** Whether a list without it cannot be taken in. */
    boolean required();

    /** The heading we write ourselves. */
    String heading();

    /** All headings it is known by. */
    List<String> headings();
}
