package jp.anpi.registry.hazard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Pieces of zones as bytes, for a store: of each its rank, its river and its corners (WKB). */
public final class FloodPieces {

    private static final int FORMAT = 1;

    private FloodPieces() {}

    public static byte[] encode(List<FloodZone> zones) {
        var bytes = new ByteArrayOutputStream();
        var writer = new WKBWriter(2);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(zones.size());
            for (FloodZone zone : zones) {
                byte[] area = writer.write(zone.area());
                out.writeByte(zone.rank().number());
                out.writeUTF(zone.river().orElse(""));
                out.writeInt(area.length);
                out.write(area);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #encode} made; fails on anything else. */
    public static List<FloodZone> decode(byte[] bytes) {
        List<FloodZone> zones = new ArrayList<>();
        var reader = new WKBReader(Cutting.PACKED);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("pieces of a flood map in another format");
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                DepthRank rank = DepthRank.of(in.readByte()).orElseThrow();
                String river = in.readUTF();
                byte[] area = in.readNBytes(in.readInt());
                zones.add(
                        new FloodZone(rank, river.isEmpty() ? Optional.empty() : Optional.of(river.intern()), (Polygon)
                                reader.read(area)));
            }
            return zones;
        } catch (IOException | ParseException damaged) {
            throw new IllegalArgumentException("pieces of a flood map that are damaged", damaged);
        }
    }
}
