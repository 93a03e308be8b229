package jp.anpi.registry.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was said once, on one form or in one talk, about sharing in peacetime. It is never changed: who thinks again says so in
 * another one.
 *
 * @param scopes at least one
 * @param on the day on which it was said
 * @param from whose word it is
 * @param manner how the city learned it
 * @param explanation names the text that was explained beforehand, with its edition
 * @param recordedBy who at the city wrote it down
 */
public record Consent(
        Set<ConsentScope> scopes,
        Answer answer,
        LocalDate on,
        From from,
        Manner manner,
        String explanation,
        String recordedBy,
        Instant recordedAt) {

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
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a consent about nothing");
        }
        if (answer.isDecided() == (from == From.NOBODY)) {
            throw new IllegalArgumentException(answer + " is not the word of " + from);
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }
}
