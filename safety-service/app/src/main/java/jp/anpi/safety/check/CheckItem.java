package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.incident.SilenceKind;
import jp.anpi.safety.roster.PersonRow;

/** A check as lists and boards show it; a bare roster row looks like a check about which nothing is known. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CheckItem(
        PersonId personId,
        String name,
        PriorityGroup group,
        DistrictId district,
        CheckStatus state,
        Optional<Instant> staleSince,
        Optional<Integer> rung,
        Optional<Asked> asked,
        Optional<Instant> dueAt,
        Optional<CheckState.RunningClock> clock,
        List<NeedKind> needs,
        boolean danger,
        Optional<Boolean> deathReported,
        Optional<String> claimedBy,
        Optional<Instant> lastReportAt,
        Optional<Instant> confirmedAt,
        boolean hasPlan,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean carriedOver,
        long version,
        Optional<CheckState.Tries> tries,
        Optional<Silence> silence,
        Optional<CheckState.Dispatch> dispatch,
        Optional<String> claimant) {

    /** How the silence of somebody is to be read, beside what their neighbours say. */
    public record Silence(SilenceKind kind, Explanation explanation) {}

    /** Who is asked now, and why. */
    public record Asked(AskedRole role, List<String> who, Instant startedAt, AskReason why) {}

    /** @param deaths whether the viewer may know of reported deaths */
    public static CheckItem of(PersonRow row, Optional<CheckState> state, boolean deaths) {
        return new CheckItem(
                row.id(),
                row.name(),
                row.group(),
                row.district(),
                state.map(CheckState::status).orElse(CheckStatus.SILENT),
                state.flatMap(CheckState::staleSince),
                state.flatMap(CheckState::asked).map(CheckState.Asked::rung),
                state.flatMap(CheckState::asked)
                        .map(asked -> new Asked(asked.role(), asked.who(), asked.startedAt(), asked.why())),
                state.flatMap(CheckState::asked).flatMap(CheckState.Asked::dueAt),
                state.flatMap(CheckState::clock),
                state.map(known -> known.needs().stream().sorted().toList()).orElse(List.of()),
                state.map(CheckState::danger).orElse(false),
                deaths ? state.map(CheckState::deathReported) : Optional.empty(),
                state.flatMap(CheckState::claimedBy),
                state.flatMap(CheckState::lastReportAt),
                state.flatMap(CheckState::confirmedAt),
                row.hasPlan(),
                state.map(CheckState::carriedOver).orElse(false),
                state.map(CheckState::version).orElse(0L),
                state.flatMap(CheckState::tries),
                Optional.empty(),
                state.flatMap(CheckState::dispatch),
                state.flatMap(CheckState::claimant));
    }

    /** The same item of somebody silent. */
    public CheckItem reading(Silence how) {
        return with(Optional.of(how), claimant);
    }

    /** The same item for whoever cannot take it: a username is half of a sign-in, and the name beside it says enough. */
    public CheckItem withoutClaimant() {
        return with(silence, Optional.empty());
    }

    private CheckItem with(Optional<Silence> how, Optional<String> by) {
        return new CheckItem(
                personId,
                name,
                group,
                district,
                state,
                staleSince,
                rung,
                asked,
                dueAt,
                clock,
                needs,
                danger,
                deathReported,
                claimedBy,
                lastReportAt,
                confirmedAt,
                hasPlan,
                carriedOver,
                version,
                tries,
                how,
                dispatch,
                by);
    }
}
