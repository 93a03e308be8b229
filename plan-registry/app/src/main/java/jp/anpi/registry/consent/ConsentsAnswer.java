package jp.anpi.registry.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.contract.PersonState;

/**
 * What a person said about sharing in peacetime.
 *
 * @param version of the person, to be sent with the next word
 * @param scopes what counts for each scope
 * @param told everything that was said, the newest first
 */
record ConsentsAnswer(long version, List<Scope> scopes, List<Consent> told) {

    /**
     * One scope.
     *
     * @param answer absent while nobody spoke of it, which shares nothing
     * @param on since when
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Scope(ConsentScope scope, Optional<Consent.Answer> answer, Optional<LocalDate> on, boolean shared) {}

    static ConsentsAnswer of(PersonState person) {
        var standing = Consents.standing(person.consents());
        return new ConsentsAnswer(
                person.version(),
                Arrays.stream(ConsentScope.values())
                        .map(scope -> scope(scope, Optional.ofNullable(standing.get(scope))))
                        .toList(),
                person.consents().reversed());
    }

    private static Scope scope(ConsentScope scope, Optional<Consent> counts) {
        return new Scope(
                scope,
                counts.map(Consent::answer),
                counts.map(Consent::on),
                counts.filter(one -> one.answer().shares()).isPresent());
    }
}
