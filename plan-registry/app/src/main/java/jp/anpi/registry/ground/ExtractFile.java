package jp.anpi.registry.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import jp.anpi.registry.store.Spool;

/** Tells the forms of extracts apart by how they begin, not by what they are called. */
final class ExtractFile {

    private static final int HEAD = 64;

    private ExtractFile() {}

    /**
     * The file as it was sent.
     *
     * @param unpacked bytes that it may unpack to
     * @throws UnreadableExtract when it is none
     */
    static OsmFile of(Spool spool, long unpacked) throws IOException {
        byte[] head;
        try (InputStream in = spool.open()) {
            head = in.readNBytes(HEAD);
        }
        if (OsmPbf.begins(head)) {
            return new OsmPbf(spool, unpacked);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<") || text.startsWith("\u00EF\u00BB\u00BF<")) {
            return new OsmXml(spool);
        }
        throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
    }
}
