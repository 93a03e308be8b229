package jp.anpi.registry.printing;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.anpi.registry.printing.Markup.Tag;
import jp.anpi.registry.printing.Markup.Words;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Turns sheets into a tagged PDF (PDF/UA): built as a tree, so nothing that people wrote is ever parsed, and nothing is fetched. */
final class SheetPage {

    /** How the paper lies. */
    enum Layout {
        PORTRAIT("@page { size: A4 portrait; margin: 10mm 11mm 15mm 14mm; @bottom-left { content: element(foot); } }"),
        LANDSCAPE(
                "@page { size: A4 landscape; margin: 14mm 10mm 14mm 10mm; @bottom-left { content: element(foot); } }");

        private final String rule;

        Layout(String rule) {
            this.rule = rule;
        }
    }

    private static final String STYLE = style();

    static {
        XRLog.setLoggingEnabled(false); // It would quote the text of sheets.
    }

    private SheetPage() {}

    /** The file. Blocks while it computes; for threads that may. */
    static byte[] pdf(String title, List<Tag> sheets, Layout layout) throws IOException {
        var out = new ByteArrayOutputStream();
        var page = new PdfRendererBuilder();
        page.useFastMode();
        page.usePdfUaAccessibility(true);
        page.withProducer("Anpi");
        page.useExternalResourceAccessControl(
                (address, _) -> address.startsWith("data:image/png;"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        Founts.offer(page);
        page.withW3cDocument(document(title, sheets, layout), null);
        page.toStream(out);
        page.run();
        return out.toByteArray();
    }

    private static Document document(String title, List<Tag> sheets, Layout layout) {
        Document document = blank();
        Element html = document.createElement("html");
        html.setAttribute("lang", "ja");
        document.appendChild(html);
        Tag head = Markup.tag(
                "head",
                Markup.tag("title", title),
                Markup.tag("meta").with("name", "subject").with("content", title),
                Markup.tag("style", layout.rule + STYLE));
        append(head, html, document);
        append(Markup.tag("body", sheets), html, document);
        return document;
    }

    private static Document blank() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every JDK builds documents", impossible);
        }
    }

    private static void append(Markup markup, Node parent, Document document) {
        switch (markup) {
            case Words(String text) -> parent.appendChild(document.createTextNode(text));
            case Tag tag -> {
                Element element = document.createElement(tag.name());
                tag.attributes().forEach((name, value) -> element.setAttribute(name, drawn(name, value)));
                parent.appendChild(element);
                tag.children().forEach(child -> append(child, element, document));
            }
        }
    }

    private static String drawn(String attribute, String value) {
        return attribute.equals("src") && value.startsWith(PlanCode.SCHEME)
                ? QrPicture.of(value.substring(PlanCode.SCHEME.length()))
                : value;
    }

    private static String style() {
        try (InputStream in = SheetPage.class.getResourceAsStream("sheet.css")) {
            if (in == null) {
                throw new IllegalStateException("sheet.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("sheet.css could not be read", broken);
        }
    }
}
