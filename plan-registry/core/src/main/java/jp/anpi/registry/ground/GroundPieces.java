package jp.anpi.registry.ground;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Pieces of roads and water as bytes, for a store: of each its kind and its corners (WKB). */
public final class GroundPieces {

    private static final int FORMAT = 1;

    private GroundPieces() {}

    public static byte[] encode(List<GroundFeature> features) {
        var bytes = new ByteArrayOutputStream();
        var writer = new WKBWriter(2);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(features.size());
            for (GroundFeature feature : features) {
                byte[] shape = writer.write(feature.shape());
                out.writeByte(feature.kind().number());
                out.writeInt(shape.length);
                out.write(shape);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #encode} made; fails on anything else. */
    public static List<GroundFeature> decode(byte[] bytes) {
        List<GroundFeature> features = new ArrayList<>();
        var reader = new WKBReader(new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY));
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("pieces of the ground in another format");
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                GroundKind kind = GroundKind.of(in.readByte()).orElseThrow();
                byte[] shape = in.readNBytes(in.readInt());
                features.add(new GroundFeature(kind, reader.read(shape)));
            }
            return features;
        } catch (IOException | ParseException damaged) {
            throw new IllegalArgumentException("pieces of the ground that are damaged", damaged);
        }
    }
}
