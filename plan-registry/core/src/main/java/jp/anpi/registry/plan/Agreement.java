package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a supporter said about being named and about their own name and number going to others; the law asks for theirs beside
 * the person's (災害対策基本法 49の15 ②).
 *
 * @param how it was told: on paper, by telephone, at a meeting
 */
public record Agreement(State state, Optional<LocalDate> on, Optional<String> how) {

    public static final Agreement NOT_ASKED = new Agreement(State.NO_ANSWER, Optional.empty(), Optional.empty());

    /** Never one yes or no. */
    public enum State {
        AGREED("同意"),
        REFUSED("拒否"),
        NO_ANSWER("未回答"),
        /** 条例によるみなし同意. */
        PRESUMED("条例による同意");

        private final String japanese;

        State(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }
    }

    /** Whether the supporter may be named to others and asked. */
    public boolean holds() {
        return state == State.AGREED || state == State.PRESUMED;
    }
}
