package jp.anpi.registry.http.listing;

import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;

/**
 * Which part of a list is asked for; a route takes it as a method argument.
 *
 * @param limit 1 to {@value #MOST}, {@value #USUAL} unless the caller says otherwise
 */
public record Paging(int limit, Optional<String> cursor) {

    public static final int USUAL = 100;
    public static final int MOST = 1_000;

    private static final Text WRONG_LIMIT = new Text("1 から {0} までの整数を指定してください。", "Give a whole number from 1 to {0}.");
    private static final Text WRONG_CURSOR = new Text(
            "前の答えの next をそのまま指定するか、省いて最初から読み直してください。",
            "Pass the previous answer's next unchanged, or leave it out to start again.");

    /** Reads the two query parameters; throws {@link jp.anpi.registry.http.problem.Refused} when the limit is wrong. */
    public static Paging of(Optional<String> limit, Optional<String> cursor) {
        int wanted = limit.map(Paging::number).orElse(USUAL);
        if (wanted < 1 || wanted > MOST) {
            throw Problem.parameter("limit", WRONG_LIMIT, MOST).refused();
        }
        return new Paging(wanted, cursor.filter(text -> !text.isEmpty()));
    }

    /**
     * The key to go on after, empty at the beginning; throws {@link jp.anpi.registry.http.problem.Refused} when it is not
     * a cursor of this list.
     *
     * @param parts how many parts a key of this list has
     */
    public Optional<Cursor> after(int parts) {
        return cursor.map(text -> Cursor.read(text, parts).orElseThrow(Paging::wrongCursor));
    }

    /** For a list that finds a well-formed cursor's parts to be nonsense. */
    public static RuntimeException wrongCursor() {
        return Problem.parameter("cursor", WRONG_CURSOR).refused();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }
}
