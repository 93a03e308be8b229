package jp.anpi.safety.board;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.NeedKind;

/** The newest dangers, numbered so that a delta can go on where the last one ended. */
final class Feed {

    private final Deque<FeedItem> items = new ArrayDeque<>();
    private long newest;

    void add(FeedItem.Kind kind, CheckState state) {
        var somebody = new FeedItem.About.Somebody(state.person(), state.group(), state.district());
        add(kind, state.changedAt(), somebody, state.needs());
    }

    void add(FeedItem.Kind kind, Instant at, FeedItem.About about, Set<NeedKind> needs) {
        if (items.size() == BoardFold.MOST_FEED) {
            items.removeFirst();
        }
        items.addLast(new FeedItem(++newest, at, kind, about, needs));
    }

    /** Oldest first. */
    List<FeedItem> items() {
        return List.copyOf(items);
    }

    List<FeedItem> after(long number) {
        return items.stream().filter(item -> item.number() > number).toList();
    }

    /** The number of the newest; 0 before the first. */
    long newest() {
        return newest;
    }
}
