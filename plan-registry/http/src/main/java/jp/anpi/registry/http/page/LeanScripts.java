package jp.anpi.registry.http.page;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Our scripts as browsers get them: without comments, which are for whoever reads the sources and would cost a phone on one bar of
 * signal a sixth of its waiting. Every line stays where it is, so that what a browser reports is found in the source.
 */
public final class LeanScripts {

    /** What others made comes as they made it, with its licence. */
    private static final Pattern OURS = Pattern.compile("(?!.*/vendor/).+\\.js");

    private LeanScripts() {}

    /** @param address of a file of any kind; what is not a script of ours is answered unchanged */
    public static byte[] lean(String address, byte[] content) {
        return OURS.matcher(address).matches()
                ? new CommentFree(new String(content, StandardCharsets.UTF_8))
                        .text()
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }
}
