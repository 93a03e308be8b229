package jp.anpi.deploy.drills.play;

import java.io.PrintStream;
import java.time.Duration;
import java.util.StringJoiner;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** Shows how far the drill is: one line that redraws itself at a terminal, a plain line now and then elsewhere. */
public final class Progress {
    private static final int WIDTH = 24;
    private static final int PLAIN_LINES = 12;

    private final PrintStream out;
    private final boolean terminal;
    private int plainLines = -1;
    private boolean lineOpen;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A sentence on a line of its own. */
    public synchronized void say(String sentence) {
        endLine();
        out.println(sentence);
    }

    synchronized void at(Duration now, Duration length, Ledger.Tally tally, Counts counts) {
        double share = length.isZero() ? 1 : Math.clamp((double) now.toMillis() / length.toMillis(), 0, 1);
        String line = clock(now) + " / " + clock(length) + " " + bar(share) + " 送信 " + tally.sent() + " 受理 "
                + tally.acknowledged() + "  確認済 " + confirmed(counts);
        if (terminal) {
            out.print("\r\u001b[2K" + line);
            out.flush();
            lineOpen = true;
        } else if ((int) (share * PLAIN_LINES) > plainLines) {
            plainLines = (int) (share * PLAIN_LINES);
            out.println(line);
        }
    }

    synchronized void endLine() {
        if (lineOpen) out.println();
        lineOpen = false;
    }

    private static String confirmed(Counts counts) {
        StringJoiner groups = new StringJoiner(" ");
        for (PriorityGroup group : PriorityGroup.values()) {
            if (counts.of(group) > 0)
                groups.add(group.mark() + counts.in(group, CheckState.CONFIRMED) + "/" + counts.of(group));
        }
        return groups.toString();
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * WIDTH);
        return "[" + "█".repeat(full) + "░".repeat(WIDTH - full) + "]";
    }

    /** Hours, minutes and seconds, as {@code 0:12:05}. */
    static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
