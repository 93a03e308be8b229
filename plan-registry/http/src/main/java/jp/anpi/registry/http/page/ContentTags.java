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

    /** A strong tag. What lies in a jar cannot change and is read once; a file of a source tree may change while we run. */
    String of(Resource resource) {
        if (resource instanceof PackedFiles.Packed packed) {
            String tag = of(packed.file());
            return tag.substring(0, tag.length() - 1) + "-gzip\"";
        }
        try {
            return resource.isFile()
                    ? hash(resource)
                    : known.computeIfAbsent(resource.getURL().toString(), _ -> hash(resource));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(Resource resource) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(resource.getContentAsByteArray());
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
