package jp.anpi.safety.matching;

import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.Explanation;

/** Whom a report means. */
public sealed interface Outcome {

    /** One person and nobody else: the report may be linked at once. */
    record Certain(PersonId person, Explanation because) implements Outcome {}

    /** A person has to decide; the likeliest first, at most {@link Matcher#MOST_CANDIDATES}, never empty. */
    record Candidates(List<Candidate> ranked) implements Outcome {
        public Candidates {
            ranked = List.copyOf(ranked);
            if (ranked.isEmpty()) {
                throw new IllegalArgumentException("no candidate is Nobody");
            }
        }
    }

    /** Nobody in the register is like it; the report keeps its needs and its clock in the queue. */
    record Nobody() implements Outcome {}
}
