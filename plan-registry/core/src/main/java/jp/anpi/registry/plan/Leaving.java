package jp.anpi.registry.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a person leaves.
 *
 * @param start when they begin
 * @param route in words (避難経路)
 * @param transport by what: 車いす, 介護タクシー
 * @param helpers how many people it takes
 * @param items what comes along (持出品)
 * @param pets and what becomes of them
 */
public record Leaving(
        Optional<Start> start,
        Optional<String> route,
        Optional<String> transport,
        Optional<Integer> helpers,
        List<String> items,
        Optional<String> pets) {

    public static final Leaving NOT_SAID = new Leaving(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** What makes them leave (避難開始の目安). */
    public enum Start {
        WARNING_LEVEL_3("警戒レベル3 高齢者等避難"),
        WARNING_LEVEL_4("警戒レベル4 避難指示"),
        POWER_CUT("停電"),
        ON_REQUEST("支援者・市の連絡");

        private final String japanese;

        Start(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }
    }

    public Leaving {
        items = List.copyOf(items);
    }

    Leaving withoutPlace() {
        return new Leaving(start, Optional.empty(), transport, helpers, items, pets);
    }
}
