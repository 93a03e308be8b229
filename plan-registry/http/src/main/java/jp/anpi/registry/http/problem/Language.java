package jp.anpi.registry.http.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The languages people read here; Japanese unless the caller prefers English. */
public enum Language {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language as a locale without a region. */
    public Locale locale() {
        return locale;
    }

    /** {@code ja} or {@code en}, as it stands in JSON and in {@code Content-Language}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The one of ours that the caller prefers by {@code Accept-Language}; an absent or unreadable header means Japanese. */
    public static Language preferredBy(HttpHeaders headers) {
        List<Locale.LanguageRange> wanted;
        try {
            wanted = headers.getAcceptLanguage();
        } catch (IllegalArgumentException unreadable) {
            return JA;
        }
        for (var range : wanted) {
            String language = Locale.forLanguageTag(range.getRange()).getLanguage();
            for (var ours : values()) {
                if (range.getWeight() > 0 && ours.tag().equals(language)) {
                    return ours;
                }
            }
        }
        return JA;
    }
}
