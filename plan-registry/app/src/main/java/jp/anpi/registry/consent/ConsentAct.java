package jp.anpi.registry.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * What an ordinance of the city presumes of many at once (災害対策基本法 49条の11第2項ただし書, 49条の15第2項ただし書). Whoever decides otherwise
 * says so for themselves, before or after.
 *
 * @param groups whose people it is about; empty where they were named one by one
 * @param ordinance its name, with the article
 * @param people of how many it was recorded
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ConsentAct(
        UUID id,
        Set<PriorityGroup> groups,
        Set<ConsentMatter> matters,
        Set<ConsentScope> scopes,
        LocalDate on,
        String ordinance,
        String by,
        Instant at,
        State state,
        long people,
        Optional<Instant> takenBackAt) {

    /** How far it is. */
    enum State {
        /** Also what a kill broke off: to be taken back, or said once more, which leaves alone whom it reached. */
        BEGUN,
        DONE,
        /** Also what a kill broke off: to be taken back once more. */
        TAKING_BACK,
        TAKEN_BACK
    }

    ConsentAct {
        groups = Set.copyOf(groups);
        matters = Set.copyOf(matters);
        scopes = Set.copyOf(scopes);
    }

    ConsentAct done(long reached) {
        return new ConsentAct(
                id, groups, matters, scopes, on, ordinance, by, at, State.DONE, reached, Optional.empty());
    }

    ConsentAct takingBack() {
        return new ConsentAct(
                id, groups, matters, scopes, on, ordinance, by, at, State.TAKING_BACK, people, Optional.empty());
    }

    ConsentAct takenBack(Instant now) {
        return new ConsentAct(
                id, groups, matters, scopes, on, ordinance, by, at, State.TAKEN_BACK, people, Optional.of(now));
    }

    /** What is recorded of each person. */
    Consent word() {
        return new Consent(
                scopes,
                Consent.Answer.PRESUMED,
                on,
                Consent.From.NOBODY,
                Consent.Manner.ORDINANCE,
                ordinance,
                by,
                at,
                matters,
                Optional.empty(),
                Optional.of(id));
    }

    boolean recorded(Consent word) {
        return word.act().filter(id::equals).isPresent();
    }

    /** In the order in which they are kept and shown. */
    static <E extends Enum<E>> List<String> names(Set<E> some) {
        return some.stream().sorted().map(Enum::name).toList();
    }
}
