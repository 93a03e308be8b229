package jp.anpi.registry.http.problem;

import java.util.Locale;

/**
 * One way to be refused. Each feature declares its own as one enum, which is the feature's message catalogue; the details
 * say what the caller can do.
 */
public interface ProblemKind {

    /** The enum constant; unique over all catalogues, since it names the type. */
    String name();

    /** The HTTP status, 400 to 599. */
    int status();

    /** What is wrong in a few words, the same for every occurrence. */
    Text title();

    /** What happened and what to do. */
    Text detail();

    /** The problem's type as a URI that never changes: {@code urn:anpi:problem:not-signed-in}. */
    default String type() {
        return "urn:anpi:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
