package jp.anpi.registry.http.body;

/**
 * How much of a body of lines is taken.
 *
 * @param lineBytes the longest line without its end; a longer one is a bad line among good ones
 * @param totalBytes of the whole body; a longer one is refused altogether
 * @param lines not counting blank ones; more are refused altogether, since each costs memory however short it is
 */
public record NdjsonLimits(int lineBytes, long totalBytes, int lines) {
    public NdjsonLimits {
        if (lineBytes < 1 || totalBytes < 1 || lines < 1) {
            throw new IllegalArgumentException("limits must be above 0");
        }
    }
}
