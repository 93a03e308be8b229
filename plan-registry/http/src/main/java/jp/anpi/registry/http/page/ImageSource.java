package jp.anpi.registry.http.page;

/**
 * An origin from which browsers may load pictures beside our own; a bean each.
 *
 * @param origin such as {@code https://tiles.example.jp}; empty for none
 */
public record ImageSource(String origin) {

    public static final ImageSource NONE = new ImageSource("");

    public ImageSource {
        if (!origin.matches("|https://[A-Za-z0-9.-]+(:[0-9]+)?")) {
            throw new IllegalArgumentException("pictures come from an https origin: " + origin);
        }
    }
}
