package jp.anpi.safety.building;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.NeedKind;

/** A published state of a check: silent, version 1, unless said otherwise. */
public final class AState {

    private final PersonState person;
    private long version = 1;
    private CheckStatus status = CheckStatus.SILENT;
    private Optional<Instant> staleSince = Optional.empty();
    private Optional<CheckState.Asked> asked = Optional.empty();
    private Optional<CheckState.RunningClock> clock = Optional.empty();
    private Set<NeedKind> needs = Set.of();
    private boolean danger;
    private boolean dead;
    private Optional<Instant> lastReportAt = Optional.empty();
    private Instant changedAt = AnIncident.ONSET;
    private Optional<Instant> deskWaitsSince = Optional.empty();
    private Optional<CheckState.Tries> tries = Optional.empty();
    private Optional<CheckState.Dispatch> dispatch = Optional.empty();

    private AState(PersonState person) {
        this.person = person;
    }

    public static AState of(APerson person) {
        return new AState(person.build());
    }

    /** Any state in one of a few versions. */
    public static CheckState random(APerson person, RandomGenerator random, Instant now) {
        AState state = of(person).version(random.nextInt(1, 8));
        state.changedAt = now;
        switch (random.nextInt(6)) {
            case 0, 1 -> state.confirmed();
            case 2 -> state.danger();
            case 3 -> state.staleSince(now);
            case 4 -> state.status = CheckStatus.TRYING;
            default -> state.rung(random.nextInt(1, 5));
        }
        if (random.nextBoolean()) {
            state.clock(ClockKind.VENTILATOR, AnIncident.ONSET.plusSeconds(random.nextInt(7200)));
        }
        if (random.nextBoolean()) {
            state.lastReportAt(AnIncident.ONSET.plusSeconds(random.nextInt(600)));
        }
        return state.build();
    }

    public AState version(long number) {
        version = number;
        return this;
    }

    public AState confirmed() {
        status = CheckStatus.CONFIRMED;
        return this;
    }

    public AState staleSince(Instant since) {
        staleSince = Optional.of(since);
        return this;
    }

    public AState rung(int number) {
        asked = Optional.of(new CheckState.Asked(
                number,
                AskedRole.CARE_MANAGER,
                List.of("佐藤"),
                AnIncident.ONSET,
                Optional.empty(),
                AskReason.INCIDENT_OPENED));
        return this;
    }

    public AState clock(ClockKind kind, Instant endsAt) {
        clock = Optional.of(new CheckState.RunningClock(kind, endsAt, false));
        return this;
    }

    public AState danger() {
        status = CheckStatus.NEEDS_HELP;
        needs = Set.of(NeedKind.RESCUE);
        danger = true;
        return this;
    }

    public AState dead() {
        status = CheckStatus.NEEDS_HELP;
        dead = true;
        return this;
    }

    public AState lastReportAt(Instant at) {
        lastReportAt = Optional.of(at);
        return this;
    }

    public AState deskWaitsSince(Instant since) {
        deskWaitsSince = Optional.of(since);
        return this;
    }

    public AState dispatched(String team) {
        dispatch = Optional.of(new CheckState.Dispatch(team, "本部", AnIncident.ONSET, Optional.empty()));
        return this;
    }

    public CheckState build() {
        return new CheckState(
                Ids.incident("REAL"),
                person.id(),
                version,
                person.placement().group(),
                person.home().district(),
                status,
                staleSince,
                asked,
                clock,
                needs,
                danger,
                dead,
                Optional.empty(),
                lastReportAt,
                Optional.empty(),
                changedAt,
                false,
                Optional.empty(),
                deskWaitsSince,
                tries,
                dispatch,
                Optional.empty());
    }
}
