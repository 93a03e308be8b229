package jp.anpi.registry.http.problem;

import java.util.List;

/**
 * One sentence in both languages; {@code {0}}, {@code {1}} … stand for arguments.
 *
 * @param ja Japanese, as the city writes
 * @param en English
 */
public record Text(String ja, String en) {

    /** The sentence in one language with its arguments put in. Every argument is shown to the caller as it is. */
    public String in(Language language, List<?> args) {
        String text = switch (language) {
            case JA -> ja;
            case EN -> en;
        };
        for (int i = 0; i < args.size(); i++) {
            text = text.replace("{" + i + "}", String.valueOf(args.get(i)));
        }
        return text;
    }
}
