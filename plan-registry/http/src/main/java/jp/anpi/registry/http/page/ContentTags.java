package jp.anpi.registry.http.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;

/** An ETag by content, so that a browser loads again only what changed, whatever time the jar was built at. */
final class ContentTags {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** A strong tag of what is sent. What lies in a jar cannot change and is read once; a file of a source tree may change while we run. */
    String of(Resource resource) {
        return "\"" + (resource instanceof ServedFiles.Served served ? served.tag() : ofFile(resource)) + "\"";
    }

    private String ofFile(Resource file) {
        try {
            return file.isFile()
                    ? read(file)
                    : known.computeIfAbsent(file.getURL().toString(), _ -> read(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Resource file) {
        try {
            return of(file.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
