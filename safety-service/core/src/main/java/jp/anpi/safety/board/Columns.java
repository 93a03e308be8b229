package jp.anpi.safety.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import org.jspecify.annotations.Nullable;

/** One line per person in columns of primitives: 22 bytes a line, and the whole state of those who have one. */
// Counts and columns live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
final class Columns {

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final CheckStatus[] STATES = CheckStatus.values();
    private static final byte STALE = 1;
    private static final byte UNLOCATED = 2;
    private static final byte POWER_OUT = 4;

    /** Later than every clock: no clock runs. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** Before every clock: a danger does not wait. */
    private static final int NOW = Integer.MIN_VALUE;

    private final Instant zero;
    private final List<DistrictId> districts = new ArrayList<>();
    private final Map<DistrictId, Short> districtNumbers = new HashMap<>();
    private byte[] groups;
    private byte[] states;
    private byte[] rungs;
    private byte[] flags;
    private short[] homes;
    private int[] versions;
    private int[] clockEnds;
    private int[] waitingSince;
    private @Nullable CheckState[] full;

    /** @param zero the opening, from which seconds are counted; 68 years either way fit */
    Columns(int expected, Instant zero) {
        this.zero = zero;
        int lines = Math.max(16, expected);
        groups = new byte[lines];
        states = new byte[lines];
        rungs = new byte[lines];
        flags = new byte[lines];
        homes = new short[lines];
        versions = new int[lines];
        clockEnds = new int[lines];
        waitingSince = new int[lines];
        full = new CheckState[lines];
    }

    /** A silent person about whom nothing is known yet, waiting since zero. */
    void addSilent(int number, PriorityGroup group, DistrictId district, boolean located) {
        makeRoom(number);
        groups[number] = (byte) group.ordinal();
        states[number] = (byte) CheckStatus.SILENT.ordinal();
        flags[number] = located ? 0 : UNLOCATED;
        homes[number] = districtNumber(district);
        clockEnds[number] = NEVER;
    }

    void set(int number, CheckState state) {
        states[number] = (byte) state.status().ordinal();
        rungs[number] = (byte) Math.min(
                Byte.MAX_VALUE, state.asked().map(CheckState.Asked::rung).orElse(0));
        flags[number] = (byte) ((flags[number] & ~STALE) | (state.staleSince().isPresent() ? STALE : 0));
        versions[number] = (int) state.version();
        boolean danger = state.danger() || state.deathReported();
        clockEnds[number] = danger
                ? NOW
                : state.clock().map(clock -> seconds(clock.endsAt())).orElse(NEVER);
        waitingSince[number] = state.lastReportAt().map(this::seconds).orElse(0);
        full[number] = state;
    }

    /** Danger first, then the clock that ends first, then group, then the longest wait, then the roster. */
    int compareUrgency(int one, int other) {
        int byTime = Integer.compare(clockEnds[one], clockEnds[other]);
        int byGroup = byTime != 0 ? byTime : Byte.compare(groups[one], groups[other]);
        int byWait = byGroup != 0 ? byGroup : Integer.compare(waitingSince[one], waitingSince[other]);
        return byWait != 0 ? byWait : Integer.compare(one, other);
    }

    PriorityGroup group(int number) {
        return GROUPS[groups[number]];
    }

    CheckStatus status(int number) {
        return STATES[states[number]];
    }

    DistrictId district(int number) {
        return districts.get(homes[number]);
    }

    int rung(int number) {
        return rungs[number];
    }

    boolean stale(int number) {
        return (flags[number] & STALE) != 0;
    }

    boolean located(int number) {
        return (flags[number] & UNLOCATED) == 0;
    }

    boolean powerOut(int number) {
        return (flags[number] & POWER_OUT) != 0;
    }

    void setPowerOut(int number, boolean out) {
        flags[number] = (byte) (out ? flags[number] | POWER_OUT : flags[number] & ~POWER_OUT);
    }

    long version(int number) {
        return versions[number];
    }

    Instant waitingSince(int number) {
        return zero.plusSeconds(waitingSince[number]);
    }

    /** The whole state, unless the person is only a roster row. */
    Optional<CheckState> findState(int number) {
        return Optional.ofNullable(full[number]);
    }

    private short districtNumber(DistrictId district) {
        return districtNumbers.computeIfAbsent(district, added -> {
            districts.add(added);
            return (short) (districts.size() - 1);
        });
    }

    private int seconds(Instant at) {
        long since = at.getEpochSecond() - zero.getEpochSecond();
        return (int) Math.clamp(since, Integer.MIN_VALUE + 1L, Integer.MAX_VALUE - 1L);
    }

    private void makeRoom(int number) {
        if (number >= groups.length) {
            int lines = Math.max(number + 1, groups.length + (groups.length >> 1));
            groups = Arrays.copyOf(groups, lines);
            states = Arrays.copyOf(states, lines);
            rungs = Arrays.copyOf(rungs, lines);
            flags = Arrays.copyOf(flags, lines);
            homes = Arrays.copyOf(homes, lines);
            versions = Arrays.copyOf(versions, lines);
            clockEnds = Arrays.copyOf(clockEnds, lines);
            waitingSince = Arrays.copyOf(waitingSince, lines);
            full = Arrays.copyOf(full, lines);
        }
    }
}
