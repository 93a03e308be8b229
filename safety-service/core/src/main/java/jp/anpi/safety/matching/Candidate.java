package jp.anpi.safety.matching;

import java.util.List;
import java.util.stream.Stream;
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

    /** Whether a name or the date of birth differs, so that a sender who picked this person may have meant another. */
    public boolean contradicts() {
        return Stream.of(Field.SURNAME, Field.GIVEN_NAME, Field.BIRTH_DATE)
                .anyMatch(field -> agreement(field) == Agreement.CONFLICT);
    }

    /** The same without what the address says, for viewers who may not know it. */
    public Candidate withoutAddress() {
        return new Candidate(
                person,
                weight,
                findings.stream()
                        .map(finding -> finding.field() == Field.ADDRESS
                                ? new Finding(Field.ADDRESS, Agreement.MISSING, 0)
                                : finding)
                        .toList());
    }

    /** How the field compares. */
    public Agreement agreement(Field field) {
        return findings.get(field.ordinal()).agreement();
    }
}
