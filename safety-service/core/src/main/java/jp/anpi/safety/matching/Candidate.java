package jp.anpi.safety.matching;

import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.Explanation;

/**
 * One person whom a report may mean.
 *
 * @param weight evidence in bits, for ranking only: 1 more is twice as likely
 * @param findings one for each field, in the order of {@link Field}
 */
public record Candidate(PersonId person, double weight, List<Finding> findings) {

    public Candidate {
        findings = List.copyOf(findings);
    }

    /** What agrees and what does not, without any value of the person's data. */
    public Explanation because() {
        return Sentences.about(findings);
    }

    /** How the field compares. */
    public Agreement agreement(Field field) {
        return findings.get(field.ordinal()).agreement();
    }
}
