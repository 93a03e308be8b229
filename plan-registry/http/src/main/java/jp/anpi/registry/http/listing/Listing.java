package jp.anpi.registry.http.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; absent on the last one
 */
public record Listing<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {

    public Listing {
        items = List.copyOf(items);
    }

    /**
     * A page out of at most {@code limit + 1} items in order: the one too many only tells that there is more.
     *
     * @param key the sort key of an item
     */
    public static <T> Listing<T> of(List<T> upToOneMore, int limit, Function<? super T, Cursor> key) {
        if (upToOneMore.size() <= limit) {
            return new Listing<>(upToOneMore, Optional.empty());
        }
        List<T> items = upToOneMore.subList(0, limit);
        return new Listing<>(items, Optional.of(key.apply(items.getLast()).text()));
    }

    /** The same page with its items shown in another way. */
    public <R> Listing<R> map(Function<? super T, ? extends R> view) {
        return new Listing<>(items.stream().<R>map(view).toList(), next);
    }
}
