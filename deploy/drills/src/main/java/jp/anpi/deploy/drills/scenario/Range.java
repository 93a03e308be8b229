package jp.anpi.deploy.drills.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range a count has to lie in, both ends included, as a number of people or in percent of a denominator.
 *
 * @param text as the scenario wrote it
 */
public record Range(Bound low, Bound high, boolean percent, String text) {

    /** One end; {@code included} says whether the value itself is inside. */
    public record Bound(double value, boolean included) {}

    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=)?\\s*(\\d+(?:\\.\\d+)?)\\s*(%)?");
    private static final Pattern BETWEEN =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(\\d+(?:\\.\\d+)?)\\s*(%)?");

    public Range {
        if (!(low.value <= high.value)) throw new IllegalArgumentException("the range " + text + " holds no number");
        if (percent && Double.isFinite(high.value) && high.value > 100)
            throw new IllegalArgumentException("above 100 %: " + text);
    }

    /**
     * Reads {@code 5}, {@code >= 90 %}, {@code < 3}, {@code 2..4} or {@code 40..60 %}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Range of(String written) {
        String text = written.strip();
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            Bound low = new Bound(Double.parseDouble(between.group(1)), true);
            Bound high = new Bound(Double.parseDouble(between.group(2)), true);
            return new Range(low, high, between.group(3) != null, text);
        }
        Matcher compared = COMPARED.matcher(text);
        if (!compared.matches())
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no range: write 5, \">= 90 %\", \"< 3\", \"2..4\" or \"40..60 %\"");
        double value = Double.parseDouble(compared.group(2));
        boolean percent = compared.group(3) != null;
        Bound none = new Bound(Double.POSITIVE_INFINITY, true);
        Bound zero = new Bound(0, true);
        String sign = compared.group(1) == null ? "=" : compared.group(1);
        return switch (sign) {
            case ">=" -> new Range(new Bound(value, true), none, percent, text);
            case ">" -> new Range(new Bound(value, false), none, percent, text);
            case "<=" -> new Range(zero, new Bound(value, true), percent, text);
            case "<" -> new Range(zero, new Bound(value, false), percent, text);
            default -> new Range(new Bound(value, true), new Bound(value, true), percent, text);
        };
    }

    /** Whether {@code count} of {@code total} lies inside; a percentage of nobody never does, because it shows nothing. */
    public boolean holds(long count, long total) {
        if (percent && total == 0) return false;
        double value = percent ? 100.0 * count / total : count;
        boolean highEnough = low.included ? value >= low.value : value > low.value;
        boolean lowEnough = high.included ? value <= high.value : value < high.value;
        return highEnough && lowEnough;
    }
}
