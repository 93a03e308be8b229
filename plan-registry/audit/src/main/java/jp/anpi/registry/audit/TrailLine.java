package jp.anpi.registry.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.anpi.registry.eventing.KeyId;

/**
 * A line as it is kept. Who and whom stand in it as keyed hashes, everything else about them under the seal.
 *
 * @param number counted from 1 without gaps
 * @param id of the happening, by which a line whose writing broke off is not written twice
 * @param at to the millisecond
 * @param who keyed hash of the account; empty when nobody was signed in
 * @param whom keyed hashes of the persons
 * @param own MAC over everything above, the number included
 * @param link MAC over the link of the line before and {@code own}
 */
record TrailLine(
        long number,
        String id,
        Instant at,
        Act act,
        KeyId key,
        String who,
        List<String> whom,
        byte[] sealed,
        byte[] own,
        byte[] link) {

    TrailLine {
        whom = List.copyOf(whom);
    }

    /** Of a line that is about everybody; no hash looks like it. */
    static final String EVERYBODY = "*";

    @Override
    public boolean equals(Object other) {
        return other instanceof TrailLine line && line.number == number && Arrays.equals(line.link, link);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(link);
    }

    @Override
    public String toString() {
        return "TrailLine[" + number + " " + act + "]";
    }

    /** Everything its own MAC is made over. */
    byte[][] content(long asNumber) {
        return new byte[][] {
            text(Long.toString(asNumber)),
            text(id),
            text(Long.toString(at.toEpochMilli())),
            text(act.name()),
            text(key.value()),
            text(who),
            text(String.join(",", whom)),
            sealed
        };
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
