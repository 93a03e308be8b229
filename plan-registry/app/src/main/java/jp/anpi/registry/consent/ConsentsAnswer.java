package jp.anpi.registry.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.contract.PersonState;

/**
 * What a person said about being shared in peacetime and about having a plan.
 *
 * @param version of the person, to be sent with the next word
 * @param standing what counts for each matter, and for each scope where something is shared
 * @param told everything that was said, the newest first
 */
record ConsentsAnswer(long version, List<Standing> standing, List<Consent> told) {

    /**
     * What counts.
     *
     * @param scope absent where nothing is shared
     * @param answer absent while nobody spoke of it, which shares nothing
     * @param on since when
     * @param agreed whether it may be done by this answer
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Standing(
            ConsentMatter matter,
            Optional<ConsentScope> scope,
            Optional<Consent.Answer> answer,
            Optional<LocalDate> on,
            boolean agreed) {

        private static Standing of(ConsentMatter matter, Optional<ConsentScope> scope, Optional<Consent> counts) {
            return new Standing(
                    matter,
                    scope,
                    counts.map(Consent::answer),
                    counts.map(Consent::on),
                    counts.filter(one -> one.answer().shares()).isPresent());
        }
    }

    static ConsentsAnswer of(PersonState person) {
        return new ConsentsAnswer(
                person.version(),
                Arrays.stream(ConsentMatter.values())
                        .flatMap(matter -> standing(matter, person.consents()))
                        .toList(),
                person.consents().reversed());
    }

    private static Stream<Standing> standing(ConsentMatter matter, List<Consent> told) {
        if (!matter.shares()) {
            return Stream.of(Standing.of(matter, Optional.empty(), Consents.making(told)));
        }
        Map<ConsentScope, Consent> counts = Consents.standing(matter, told);
        return Arrays.stream(ConsentScope.values())
                .map(scope -> Standing.of(matter, Optional.of(scope), Optional.ofNullable(counts.get(scope))));
    }
}
