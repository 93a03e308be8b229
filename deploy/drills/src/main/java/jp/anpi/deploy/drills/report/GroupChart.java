package jp.anpi.deploy.drills.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.anpi.deploy.drills.play.DrillResult;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/**
 * The course of one group as an SVG: the four states stacked to the whole group, so that the denominator is the height of
 * the picture. Each band has its own pattern and its word at the right edge: the picture survives a grey print.
 */
final class GroupChart {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 170;
    private static final int LEFT = 44;
    private static final int RIGHT = 120;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    private static final List<CheckState> FROM_BELOW =
            List.of(CheckState.CONFIRMED, CheckState.NEEDS_HELP, CheckState.TRYING, CheckState.SILENT);

    private final PriorityGroup group;
    private final int people;
    private final List<DrillResult.Look> looks;
    private final Duration length;

    GroupChart(PriorityGroup group, int people, List<DrillResult.Look> looks, Duration length) {
        this.group = group;
        this.people = people;
        this.length = length.isZero() ? Duration.ofSeconds(1) : length;
        this.looks = looks.stream()
                .filter(look -> look.at().compareTo(this.length) <= 0)
                .toList();
    }

    /** The patterns all charts of a page share; written once. */
    static String patterns() {
        return """
                <svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
                <pattern id="s-CONFIRMED" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#259d63"/></pattern>
                <pattern id="s-NEEDS_HELP" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ce0000"/><path d="M0 6 6 0" stroke="#fff" stroke-width="1"/></pattern>
                <pattern id="s-TRYING" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#3460fb"/><path d="M0 3h6" stroke="#fff" stroke-width="1"/></pattern>
                <pattern id="s-SILENT" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffe7a8"/><circle cx="3" cy="3" r="1" fill="#927200"/></pattern>
                </defs></svg>
                """;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"chart\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\" aria-label=\"")
                .append(Html.text(group.mark() + group.japanese() + " " + summary()))
                .append("\">");
        bands(svg);
        axes(svg);
        labels(svg);
        return svg.append("</svg>").toString();
    }

    private String summary() {
        StringBuilder words = new StringBuilder();
        if (looks.isEmpty()) return "記録なし";
        for (CheckState state : FROM_BELOW)
            words.append(state.japanese())
                    .append(' ')
                    .append(looks.getLast().counts().in(group, state))
                    .append(" / ")
                    .append(people)
                    .append("、");
        return words.substring(0, words.length() - 1);
    }

    private void bands(StringBuilder svg) {
        if (looks.isEmpty()) return;
        int[] below = new int[looks.size()];
        for (CheckState state : FROM_BELOW) {
            StringBuilder upper = new StringBuilder();
            StringBuilder lower = new StringBuilder();
            for (int i = 0; i < looks.size(); i++) {
                int top = below[i] + looks.get(i).counts().in(group, state);
                upper.append(point(looks.get(i).at(), top));
                lower.insert(0, point(looks.get(i).at(), below[i]));
                below[i] = top;
            }
            svg.append("<polygon fill=\"url(#s-")
                    .append(state.name())
                    .append(")\" points=\"")
                    .append(upper)
                    .append(lower)
                    .append("\"/>");
        }
    }

    private String point(Duration at, int count) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x(at), y(count));
    }

    private double x(Duration at) {
        double share = Math.clamp((double) at.toMillis() / length.toMillis(), 0, 1);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(int count) {
        return HEIGHT - BOTTOM - (double) count / Math.max(1, people) * (HEIGHT - TOP - BOTTOM);
    }

    private void axes(StringBuilder svg) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            Duration at = length.multipliedBy(quarter).dividedBy(4);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(at),
                    HEIGHT - 8,
                    minutes(at)));
        }
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>", LEFT - 6, TOP + 8, people));
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">0</text>", LEFT - 6, y(0)));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#767676\"/>",
                LEFT,
                TOP,
                WIDTH - LEFT - RIGHT,
                HEIGHT - TOP - BOTTOM));
    }

    /** At the right edge, each beside its band but never on top of another. */
    private void labels(StringBuilder svg) {
        if (looks.isEmpty()) return;
        Map<CheckState, Double> wanted = new EnumMap<>(CheckState.class);
        int below = 0;
        for (CheckState state : FROM_BELOW) {
            int count = looks.getLast().counts().in(group, state);
            wanted.put(state, y(below) - (y(below) - y(below + count)) / 2);
            below += count;
        }
        double last = HEIGHT - BOTTOM + 14;
        for (CheckState state : FROM_BELOW) {
            double y = Math.min(wanted.getOrDefault(state, last) + 4, last - 14);
            last = y;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\">%s %d</text>",
                    WIDTH - RIGHT + 8,
                    y,
                    state.japanese(),
                    looks.getLast().counts().in(group, state)));
        }
    }

    private static String minutes(Duration at) {
        return "%d:%02d".formatted(at.toHours(), at.toMinutesPart());
    }
}
