package jp.anpi.registry.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.anpi.registry.store.Spool;

/** An extract in XML (.osm), element by element. Entities are not read: a file that declares any is refused. */
final class OsmXml implements OsmFile {

    private static final XMLInputFactory XML = factory();
    private static final int MOST_TAGS = 1_000;

    private final Spool spool;

    OsmXml(Spool spool) {
        this.spool = spool;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    @Override
    public void read(Set<Part> parts, Consumer<OsmElement> taker) throws IOException {
        try (InputStream in = new BufferedInputStream(spool.open())) {
            read(in, parts, taker);
        } catch (XMLStreamException | IllegalArgumentException damaged) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
    }

    private static void read(InputStream in, Set<Part> parts, Consumer<OsmElement> taker) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(in);
        boolean known = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableExtract(UnreadableExtract.Reason.DECLARES_ENTITIES);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (!known && !name.equals("osm")) {
                    throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
                }
                known = true;
                switch (name) {
                    case "node" -> element(xml, parts.contains(Part.NODES), taker);
                    case "way" -> element(xml, parts.contains(Part.WAYS), taker);
                    case "relation" -> element(xml, parts.contains(Part.RELATIONS), taker);
                    default -> {}
                }
            }
        }
    }

    private static void element(XMLStreamReader xml, boolean wanted, Consumer<OsmElement> taker)
            throws XMLStreamException {
        String kind = xml.getLocalName();
        if (!wanted || "delete".equals(xml.getAttributeValue(null, "action"))) {
            skip(xml, kind);
            return;
        }
        long id = number(xml, "id");
        boolean node = kind.equals("node");
        double lat = node ? degrees(xml, "lat") : 0;
        double lon = node ? degrees(xml, "lon") : 0;
        Map<String, String> tags = new HashMap<>();
        List<Long> nodes = new ArrayList<>();
        List<OsmElement.Member> ways = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(kind)) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "tag" -> tags.put(text(xml, "k"), text(xml, "v"));
                case "nd" -> nodes.add(number(xml, "ref"));
                case "member" -> {
                    if (text(xml, "type").equals("way")) {
                        ways.add(new OsmElement.Member(number(xml, "ref"), text(xml, "role")));
                    }
                }
                default -> {}
            }
            if (tags.size() > MOST_TAGS || nodes.size() > MOST_PARTS || ways.size() > MOST_PARTS) {
                throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
            }
        }
        taker.accept(
                switch (kind) {
                    case "node" -> new OsmElement.Node(id, lat, lon, tags);
                    case "way" -> new OsmElement.Way(id, nodes, tags);
                    default -> new OsmElement.Relation(id, ways, tags);
                });
    }

    private static void skip(XMLStreamReader xml, String kind) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(kind)) {
            if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableExtract(UnreadableExtract.Reason.DECLARES_ENTITIES);
            }
        }
    }

    private static long number(XMLStreamReader xml, String name) {
        return Long.parseLong(text(xml, name));
    }

    private static double degrees(XMLStreamReader xml, String name) {
        double value = Double.parseDouble(text(xml, name));
        if (!(Math.abs(value) <= 180)) {
            throw new NumberFormatException(name);
        }
        return value;
    }

    private static String text(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
