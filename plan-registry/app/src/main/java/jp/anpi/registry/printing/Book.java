package jp.anpi.registry.printing;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Many sheets bound into one file. It is for the printer: the tags of its parts are left out, since those of a thousand plans
 * would take more memory than everything else; whoever reads with a screen reader takes the single plan. Blocks; for threads
 * that may, one at a time.
 */
final class Book implements AutoCloseable {

    private final PDDocument whole = new PDDocument();
    private final PDFMergerUtility binder = new PDFMergerUtility();

    void add(byte[] pdf) throws IOException {
        try (PDDocument part = Loader.loadPDF(pdf)) {
            part.getDocumentCatalog().setStructureTreeRoot(null);
            part.getDocumentCatalog().setMarkInfo(null);
            binder.appendDocument(whole, part);
        }
    }

    int pages() {
        return whole.getNumberOfPages();
    }

    void write(String title, OutputStream out) throws IOException {
        whole.getDocumentCatalog().setLanguage("ja");
        whole.getDocumentInformation().setTitle(title);
        whole.getDocumentInformation().setProducer("Anpi");
        whole.save(out);
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(whole);
    }
}
