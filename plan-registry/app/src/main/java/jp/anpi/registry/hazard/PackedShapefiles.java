package jp.anpi.registry.hazard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.Spool;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The shapefiles of a ZIP, by name. A ZIP of A31 holds the planned and the largest flood, and more that is no depth, each in a
 * folder of its own: where there is one of the largest flood (想定最大規模), the others are passed over.
 */
final class PackedShapefiles implements AutoCloseable {

    private static final String LARGEST = "想定最大";
    private static final int MOST_ENTRIES = 2_000;
    private static final int LONGEST_GROUND = 16_384;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new TreeMap<>();
    private final List<String> shapes;
    private long left;

    /** Refused (422) when there is no whole shapefile in it. */
    PackedShapefiles(Spool spool, long unpacked) throws IOException {
        left = unpacked;
        byte[] whole;
        try (InputStream in = spool.open()) {
            whole = in.readAllBytes();
        }
        demandFewEntries(whole);
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(whole))
                .setCharset(Charset.forName("windows-31j"))
                .get();
        try {
            shapes = find();
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** The reader takes the whole directory into memory before anybody could count it. */
    private static void demandFewEntries(byte[] zip) {
        int entries = 0;
        for (int i = 0; i + 4 <= zip.length; i++) {
            boolean entry = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            entries += entry ? 1 : 0;
            if (entries > MOST_ENTRIES) {
                throw Problem.of(HazardProblem.MAP_UNPACKS_TOO_LARGE).refused();
            }
        }
    }

    private List<String> find() {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            entries.put(entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT), entry);
        }
        List<String> all = entries.keySet().stream()
                .filter(name -> name.endsWith(".shp"))
                .map(name -> name.substring(0, name.length() - 4))
                .toList();
        List<String> largest =
                all.stream().filter(name -> name.contains(LARGEST)).toList();
        List<String> chosen = largest.isEmpty() ? all : largest;
        List<String> lacking = chosen.stream()
                .filter(name -> !entries.containsKey(name + ".dbf"))
                .toList();
        if (chosen.isEmpty() || !lacking.isEmpty()) {
            throw Problem.of(HazardProblem.NO_SHAPEFILE, lacking.isEmpty() ? "*.shp" : lacking.getFirst() + ".dbf")
                    .refused();
        }
        return chosen;
    }

    /** The names to read, without their ends. */
    List<String> shapes() {
        return shapes;
    }

    /** Opens one of {@link #shapes}. */
    MapReader open(String shape) throws IOException {
        Optional<ZipArchiveEntry> ground = Optional.ofNullable(entries.get(shape + ".prj"));
        if (ground.isPresent()) {
            try (InputStream in = stream(ground.get())) {
                Shapefile.checkGround(new String(in.readNBytes(LONGEST_GROUND), StandardCharsets.UTF_8));
            }
        }
        Function<String, ZipArchiveEntry> entry =
                end -> Optional.ofNullable(entries.get(shape + end)).orElseThrow();
        InputStream shp = stream(entry.apply(".shp"));
        try {
            return new Shapefile(shp, stream(entry.apply(".dbf")));
        } catch (IOException | RuntimeException failed) {
            shp.close();
            throw failed;
        }
    }

    private InputStream stream(ZipArchiveEntry entry) throws IOException {
        return new Metered(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what really comes out, whatever the archive says of itself. */
    private final class Metered extends FilterInputStream {

        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw Problem.of(HazardProblem.MAP_UNPACKS_TOO_LARGE).refused();
            }
            return read;
        }
    }
}
