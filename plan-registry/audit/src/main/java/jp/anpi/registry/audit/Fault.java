package jp.anpi.registry.audit;

import jp.anpi.registry.http.problem.Text;

/** What is wrong with a trail, with the line's number. */
public sealed interface Fault {

    /** A line does not say what it said when it was written, or was never written by us. */
    record Changed(long line) implements Fault {}

    /** Lines that were written are gone. */
    record Missing(long from, long to) implements Fault {}

    /** A line stands where another one was. */
    record Misplaced(long line, long belongsTo) implements Fault {}

    /** A genuine line does not follow the one before it. */
    record Unlinked(long line) implements Fault {}

    /** The log remembers another line of that number. */
    record NotAsAnchored(long line) implements Fault {}

    /** The note of where the kept part begins is not ours. */
    record ForgedBeginning(long line) implements Fault {}

    /** For whoever reads the trail. */
    default Text says() {
        return switch (this) {
            case Changed(long line) -> new Text(line + " 行目が書き換えられています。", "Line " + line + " was changed.");
            case Missing(long from, long to) ->
                from == to
                        ? new Text(from + " 行目がありません。", "Line " + from + " is missing.")
                        : new Text(
                                from + " 行目から " + to + " 行目までがありません。", "Lines " + from + " to " + to + " are missing.");
            case Misplaced(long line, long belongs) ->
                new Text(
                        line + " 行目に " + belongs + " 行目の内容が入っています（入れ替え）。",
                        "Line " + line + " holds what belongs to line " + belongs + ": they were swapped.");
            case Unlinked(long line) ->
                new Text(line + " 行目が前の行につながりません。", "Line " + line + " does not follow the one before it.");
            case NotAsAnchored(long line) ->
                new Text(
                        line + " 行目が、別に保管した控えと違います。",
                        "Line " + line + " is not the one whose hash was kept elsewhere.");
            case ForgedBeginning(long line) ->
                new Text(
                        line + " 行目までを消したという記録が偽物です。",
                        "The note that lines up to " + line + " were lawfully removed is forged.");
        };
    }
}
