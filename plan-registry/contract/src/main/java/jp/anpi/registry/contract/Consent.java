package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was said once, on one form or in one talk, about sharing in peacetime and about having a plan. It is never changed: who
 * thinks again says so in another one.
 *
 * @param scopes with whom; at least one where anything is shared
 * @param on the day on which it was said
 * @param from whose word it is
 * @param manner how the city learned it
 * @param explanation names the text that was explained beforehand, with its edition
 * @param recordedBy who at the city wrote it down
 * @param matters empty in records from before they were told apart, which spoke of sharing both the list's entry and the plan
 * @param document where the city keeps the form, by its own number (文書番号)
 * @param act the act of the city by which it was recorded of many at once
 */
public record Consent(
        Set<ConsentScope> scopes,
        Answer answer,
        LocalDate on,
        From from,
        Manner manner,
        String explanation,
        String recordedBy,
        Instant recordedAt,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Set<ConsentMatter> matters,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> document,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UUID> act) {

    private static final Set<ConsentMatter> SHARING =
            Collections.unmodifiableSet(EnumSet.of(ConsentMatter.LIST, ConsentMatter.PLAN));

    /** Four answers, since silence is neither a yes nor a no. */
    public enum Answer {
        CONSENTED,
        /** Also who takes a consent back. */
        REFUSED,
        /** Asked, and did not answer. */
        NO_ANSWER,
        /** The city's ordinance presumes consent of those who do not refuse. */
        PRESUMED;

        /** Whether the person, or who speaks for them, decided. */
        public boolean isDecided() {
            return this == CONSENTED || this == REFUSED;
        }

        /** Whether it may be shared by this answer. */
        public boolean shares() {
            return this == CONSENTED || this == PRESUMED;
        }
    }

    /** Whose word it is. */
    public enum From {
        PERSON,
        FAMILY,
        /** 成年後見人 and others whom the law lets speak for the person. */
        GUARDIAN,
        /** Nobody's: by the ordinance, or because nobody answered. */
        NOBODY
    }

    /** How the city learned it. */
    public enum Manner {
        FORM,
        TALK,
        PHONE,
        POST,
        ORDINANCE
    }

    public Consent {
        matters = set(matters, ConsentMatter.class);
        if (scopes.isEmpty() && (matters.isEmpty() || matters.stream().anyMatch(ConsentMatter::shares))) {
            throw new IllegalArgumentException("a consent about nothing");
        }
        if (answer.isDecided() == (from == From.NOBODY)) {
            throw new IllegalArgumentException(answer + " is not the word of " + from);
        }
        if (answer == Answer.PRESUMED && matters.contains(ConsentMatter.PLAN_MAKING)) {
            throw new IllegalArgumentException("no ordinance stands for the word of who is to have a plan");
        }
        scopes = set(scopes, ConsentScope.class);
    }

    /** About sharing all that is known. */
    public Consent(
            Set<ConsentScope> scopes,
            Answer answer,
            LocalDate on,
            From from,
            Manner manner,
            String explanation,
            String recordedBy,
            Instant recordedAt) {
        this(
                scopes,
                answer,
                on,
                from,
                manner,
                explanation,
                recordedBy,
                recordedAt,
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of what it speaks. */
    public Set<ConsentMatter> about() {
        return matters.isEmpty() ? SHARING : matters;
    }

    private static <E extends Enum<E>> Set<E> set(Set<E> some, Class<E> type) {
        EnumSet<E> all = EnumSet.noneOf(type);
        all.addAll(some);
        return Collections.unmodifiableSet(all);
    }
}
