package jp.anpi.safety.board;

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

/** One line per person in columns of primitives: 30 bytes a line, and the whole state of those who have one. */
// Counts and columns live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
final class Columns {

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final CheckStatus[] STATES = CheckStatus.values();
    private static final byte STALE = 1;
    private static final byte POWER_OUT = 2;
    private static final byte DANGER = 4;

    private final List<DistrictId> districts = new ArrayList<>();
    private final Map<DistrictId, Short> districtNumbers = new HashMap<>();
    private byte[] groups;
    private byte[] states;
    private byte[] rungs;
    private byte[] flags;
    private short[] homes;
    private int[] versions;
    private long[] clockEnds;
    private long[] heard;
    private @Nullable CheckState[] full;

    Columns(int expected) {
        int lines = Math.max(16, expected);
        groups = new byte[lines];
        states = new byte[lines];
        rungs = new byte[lines];
        flags = new byte[lines];
        homes = new short[lines];
        versions = new int[lines];
        clockEnds = new long[lines];
        heard = new long[lines];
        full = new CheckState[lines];
    }

    /** A silent person about whom nothing is known yet. */
    void addSilent(int number, PriorityGroup group, DistrictId district) {
        makeRoom(number);
        groups[number] = (byte) group.ordinal();
        states[number] = (byte) CheckStatus.SILENT.ordinal();
        flags[number] = 0;
        homes[number] = districtNumber(district);
        clockEnds[number] = Urgency.NO_CLOCK;
        heard[number] = Urgency.NEVER_HEARD;
    }

    void set(int number, CheckState state) {
        states[number] = (byte) state.status().ordinal();
        rungs[number] = (byte) Math.min(
                Byte.MAX_VALUE, state.asked().map(CheckState.Asked::rung).orElse(0));
        setFlag(number, STALE, state.staleSince().isPresent());
        setFlag(number, DANGER, state.danger());
        versions[number] = (int) state.version();
        Urgency urgency = Urgency.of(group(number), Optional.of(state));
        clockEnds[number] = urgency.clockEndsAt();
        heard[number] = urgency.heardAt();
        full[number] = state;
    }

    Urgency urgency(int number) {
        return new Urgency((flags[number] & DANGER) != 0 ? 0 : 1, clockEnds[number], groups[number], heard[number]);
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

    boolean powerOut(int number) {
        return (flags[number] & POWER_OUT) != 0;
    }

    void setPowerOut(int number, boolean out) {
        setFlag(number, POWER_OUT, out);
    }

    private void setFlag(int number, byte flag, boolean on) {
        flags[number] = (byte) (on ? flags[number] | flag : flags[number] & ~flag);
    }

    long version(int number) {
        return versions[number];
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
            heard = Arrays.copyOf(heard, lines);
            full = Arrays.copyOf(full, lines);
        }
    }
}
