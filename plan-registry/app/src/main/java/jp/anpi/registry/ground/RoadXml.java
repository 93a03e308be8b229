package jp.anpi.registry.ground;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the roads of the city as a small extract of their own (XML, gzip): what is kept for looking for ways, with the tags alone that
 * say who may walk where.
 */
final class RoadXml implements RoadTaker, AutoCloseable {

    private static final Set<String> TAGS = Set.of(
            "highway",
            "name",
            "foot",
            "access",
            "wheelchair",
            "sidewalk",
            "surface",
            "smoothness",
            "tracktype",
            "width",
            "incline",
            "step_count",
            "ramp",
            "ramp:wheelchair",
            "kerb",
            "barrier",
            "bridge",
            "tunnel",
            "layer",
            "oneway:foot",
            "motorroad",
            "sac_scale",
            "bicycle",
            "conveying",
            "indoor",
            "level",
            "service");

    private final GZIPOutputStream out;
    private final XMLStreamWriter xml;
    private long ways;

    RoadXml(OutputStream into) throws IOException {
        out = new GZIPOutputStream(into);
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("osm");
            xml.writeAttribute("version", "0.6");
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void node(OsmElement.Node node) {
        writing(() -> {
            xml.writeStartElement("node");
            xml.writeAttribute("id", Long.toString(node.id()));
            xml.writeAttribute("lat", String.format(Locale.ROOT, "%.7f", node.lat()));
            xml.writeAttribute("lon", String.format(Locale.ROOT, "%.7f", node.lon()));
            tags(node.tags());
            xml.writeEndElement();
        });
    }

    @Override
    public void way(List<Long> nodes, Map<String, String> tags) {
        writing(() -> {
            xml.writeStartElement("way");
            xml.writeAttribute("id", Long.toString(++ways));
            for (long node : nodes) {
                xml.writeEmptyElement("nd");
                xml.writeAttribute("ref", Long.toString(node));
            }
            tags(tags);
            xml.writeEndElement();
        });
    }

    private void tags(Map<String, String> tags) throws XMLStreamException {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (TAGS.contains(tag.getKey())) {
                xml.writeEmptyElement("tag");
                xml.writeAttribute("k", tag.getKey());
                xml.writeAttribute("v", printable(tag.getValue()));
            }
        }
    }

    /** The binary form may have characters that no XML may: one such name would make all the roads unreadable. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(RoadXml::isPrintable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int letter) {
        return !Character.isISOControl(letter)
                && Character.getType(letter) != Character.SURROGATE
                && letter != 0xFFFE
                && letter != 0xFFFF;
    }

    @Override
    public void close() {
        writing(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        try {
            out.finish();
        } catch (IOException full) {
            throw new IllegalStateException("roads could not be kept on disk", full);
        }
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    private static void writing(Writing what) {
        try {
            what.write();
        } catch (XMLStreamException failed) {
            throw new IllegalStateException("roads could not be written", failed);
        }
    }
}
