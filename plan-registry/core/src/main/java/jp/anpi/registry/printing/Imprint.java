package jp.anpi.registry.printing;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Who printed a sheet, when and what for; it stands on every page, so that a sheet that is found tells where it came from.
 *
 * @param at in the city's zone
 * @param purpose as they gave it; empty when they gave none
 * @param madeUp whether the people of this registry are a sample (見本データ)
 */
public record Imprint(String by, LocalDateTime at, String purpose, boolean madeUp) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** The foot of a page. */
    public String line() {
        return "%s取扱注意　印刷 %s %s%s"
                .formatted(madeUp ? "【見本データ】" : "", MINUTE.format(at), by, purpose.isBlank() ? "" : "　目的：" + purpose);
    }
}
