package jp.anpi.safety.board;

import java.util.List;

/** Hides reported deaths from those who may not know of them. */
final class Deaths {

    private Deaths() {}

    static List<UrgentRow> hiddenIn(List<UrgentRow> rows) {
        return rows.stream().map(UrgentRow::withoutDeath).toList();
    }

    static List<FeedItem> removedFrom(List<FeedItem> feed) {
        return feed.stream()
                .filter(item -> item.kind() != FeedItem.Kind.DEATH_REPORTED)
                .toList();
    }
}
