package jp.anpi.deploy.bench.measure;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import jp.anpi.deploy.bench.load.Requests;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;

/** Reports as phones send them, prebuilt but for the id, the person and the clock. */
final class ReportRequests implements Requests {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 36;
    private static final long CLOCK_EVERY = 50_000_000L;

    private final byte[] beforeClock;
    private final byte[] beforeLength;
    private final byte[] afterLength;
    private final byte[] afterId;
    private final byte[] afterPerson;
    private final byte[] afterObserved;
    private final byte[][] people;
    private final InstantSource clock;
    private final Ticker ticker;
    private final SplittableRandom random;
    private byte[] now = {};
    private long clockedAt;
    private int next;

    ReportRequests(
            URI product,
            String token,
            IncidentId incident,
            List<PersonId> people,
            long seed,
            InstantSource clock,
            Ticker ticker) {
        this.beforeClock = ascii("POST /api/incidents/" + incident + "/reports HTTP/1.1\r\nHost: "
                + product.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nAnpi-Sent-At: ");
        this.beforeLength = ascii("\r\nContent-Length: ");
        this.afterLength = ascii("\r\n\r\n{\"id\":\"");
        this.afterId = ascii("\",\"personId\":\"");
        this.afterPerson = ascii("\",\"contact\":\"REACHED\",\"evidence\":\"DIRECT\",\"condition\":\"SAFE\","
                + "\"place\":{\"kind\":\"HOME\"},\"needs\":[{\"kind\":\"NONE\"}],\"source\":\"CARE_MANAGER\",\"channel\":\"APP\","
                + "\"notes\":\"seen at the door, has water and food for three days\",\"observedAt\":\"");
        this.afterObserved = ascii("\"}");
        this.people = people.stream().map(person -> ascii(person.value())).toArray(byte[][]::new);
        this.clock = clock;
        this.ticker = ticker;
        this.random = new SplittableRandom(seed);
        this.clockedAt = ticker.nanos() - CLOCK_EVERY;
    }

    @Override
    public void write(ByteBuffer into) {
        readClock();
        byte[] person = people[next++ % people.length];
        int length = "{\"id\":\"".length()
                + ID_BYTES
                + afterId.length
                + person.length
                + afterPerson.length
                + now.length
                + afterObserved.length;
        into.put(beforeClock).put(now).put(beforeLength);
        number(into, length);
        into.put(afterLength);
        id(into);
        into.put(afterId).put(person).put(afterPerson).put(now).put(afterObserved);
    }

    private void readClock() {
        long nanos = ticker.nanos();
        if (nanos - clockedAt < CLOCK_EVERY) return;
        clockedAt = nanos;
        now = ascii(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static void number(ByteBuffer into, int number) {
        if (number >= 10) number(into, number / 10);
        into.put((byte) ('0' + number % 10));
    }

    /** A random UUID, version 4. */
    private void id(ByteBuffer into) {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        hex(into, high, 60, 8);
        into.put((byte) '-');
        hex(into, high, 28, 4);
        into.put((byte) '-');
        hex(into, high, 12, 4);
        into.put((byte) '-');
        hex(into, low, 60, 4);
        into.put((byte) '-');
        hex(into, low, 44, 12);
    }

    private static void hex(ByteBuffer into, long bits, int shift, int digits) {
        for (int i = 0; i < digits; i++) into.put(HEX[(int) (bits >>> (shift - 4 * i)) & 15]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
