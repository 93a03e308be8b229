package jp.anpi.registry.http.problem;

import java.util.Locale;

/**
 * One way to be refused. Each feature declares its own as one enum, which is the feature's message catalogue; the details
 * say what the caller can do.
 */
public interface ProblemKind {

    /**
     * What the catalogue says of one kind.
     *
     * @param status the HTTP status, 400 to 599
     * @param title what is wrong in a few words, the same for every occurrence
     * @param detail what happened and what to do
     */
    record Entry(int status, Text title, Text detail) {}

    /** The enum constant; unique over all catalogues, since it names the type. */
    String name();

    /** The same at every call. */
    Entry entry();

    default int status() {
        return entry().status();
    }

    default Text title() {
        return entry().title();
    }

    default Text detail() {
        return entry().detail();
    }

    /** The problem's type as a URI that never changes: {@code urn:anpi:problem:not-signed-in}. */
    default String type() {
        return "urn:anpi:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
