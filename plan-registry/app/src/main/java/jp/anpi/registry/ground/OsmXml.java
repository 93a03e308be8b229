package jp.anpi.registry.ground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.anpi.registry.store.Spool;

/**
 * An extract in XML (.osm, in UTF-8), element by element. Entities are not read: a file that declares any is refused, and so is one whose
 * marks, words or names are more than an honest one has, before they fill the memory.
 */
final class OsmXml implements OsmFile {

    private static final XMLInputFactory XML = factory();
    private static final int MOST_TAGS = 1_000;
    private static final int MOST_LETTERS = 1 << 20;
    private static final int MOST_NAMES = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

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
        try (Reader text =
                new BufferedReader(new InputStreamReader(spool.open(), StandardCharsets.UTF_8.newDecoder()))) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            new Reading(XML.createXMLStreamReader(new ShortMarkup(text)), parts, taker).read();
        } catch (XMLStreamException | IllegalArgumentException damaged) {
            throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
        }
    }

    /** One time through the file. */
    private static final class Reading {

        private final XMLStreamReader xml;
        private final Set<Part> parts;
        private final Consumer<OsmElement> taker;
        private final Set<String> names = new HashSet<>();
        private int namespaces;
        private int letters;

        Reading(XMLStreamReader xml, Set<Part> parts, Consumer<OsmElement> taker) {
            this.xml = xml;
            this.parts = parts;
            this.taker = taker;
        }

        void read() throws XMLStreamException {
            demandUtf8();
            boolean known = false;
            while (xml.hasNext()) {
                if (next() == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (!known && !name.equals("osm")) {
                        throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
                    }
                    known = true;
                    switch (name) {
                        case "node" -> element(Part.NODES);
                        case "way" -> element(Part.WAYS);
                        case "relation" -> element(Part.RELATIONS);
                        default -> {}
                    }
                }
            }
        }

        private void demandUtf8() {
            String declared = xml.getCharacterEncodingScheme();
            if (declared != null && !Charset.forName(declared).equals(StandardCharsets.UTF_8)) {
                throw new UnreadableExtract(UnreadableExtract.Reason.OTHER_FEATURES);
            }
        }

        private int next() throws XMLStreamException {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableExtract(UnreadableExtract.Reason.DECLARES_ENTITIES);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> names.add(xml.getPITarget());
                case XMLStreamConstants.START_ELEMENT -> {
                    names.add(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        names.add(xml.getAttributeLocalName(i));
                    }
                    namespaces += xml.getNamespaceCount();
                }
                default -> {}
            }
            // The parser remembers every name it has ever read.
            if (names.size() > MOST_NAMES || namespaces > MOST_NAMES) {
                throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
            }
            return event;
        }

        private void element(Part part) throws XMLStreamException {
            String kind = xml.getLocalName();
            if (!parts.contains(part) || "delete".equals(xml.getAttributeValue(null, "action"))) {
                skip(kind);
                return;
            }
            letters = 0;
            long id = number("id");
            double lat = part == Part.NODES ? degrees("lat") : 0;
            double lon = part == Part.NODES ? degrees("lon") : 0;
            Map<String, String> tags = new HashMap<>();
            List<Long> nodes = new ArrayList<>();
            List<OsmElement.Member> ways = new ArrayList<>();
            while (next() != XMLStreamConstants.END_ELEMENT
                    || !xml.getLocalName().equals(kind)) {
                if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "tag" -> tags.put(text("k"), text("v"));
                    case "nd" -> nodes.add(number("ref"));
                    case "member" -> {
                        if (attribute("type").equals("way")) {
                            ways.add(new OsmElement.Member(number("ref"), text("role")));
                        }
                    }
                    default -> {}
                }
                if (tags.size() > MOST_TAGS || nodes.size() > MOST_PARTS || ways.size() > MOST_PARTS) {
                    throw new UnreadableExtract(UnreadableExtract.Reason.ENDS_EARLY);
                }
            }
            taker.accept(
                    switch (part) {
                        case NODES -> new OsmElement.Node(id, lat, lon, tags);
                        case WAYS -> new OsmElement.Way(id, nodes, tags);
                        case RELATIONS -> new OsmElement.Relation(id, ways, tags);
                    });
        }

        private void skip(String kind) throws XMLStreamException {
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT
                    || !xml.getLocalName().equals(kind)) {
                event = next();
            }
        }

        private long number(String name) {
            return Long.parseLong(attribute(name));
        }

        private double degrees(String name) {
            double value = Double.parseDouble(attribute(name));
            if (!(Math.abs(value) <= 180)) {
                throw new NumberFormatException(name);
            }
            return value;
        }

        /** A word that is kept while the element is read. */
        private String text(String name) {
            String value = attribute(name);
            letters += value.length();
            if (letters > MOST_LETTERS) {
                throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
            }
            return value;
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }
    }
}
