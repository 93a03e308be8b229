package jp.anpi.safety.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.DutyCalled;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;

/** Every decision as one line, its sets in a fixed order, and a hash over all lines. */
final class DecisionLog {

    private final MessageDigest digest;
    private int lines;

    DecisionLog() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    void add(Decision decision) {
        digest.update(line(decision).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        lines++;
    }

    int lines() {
        return lines;
    }

    String hash() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(copy.digest());
        } catch (CloneNotSupportedException sha256CanBeCloned) {
            throw new IllegalStateException(sha256CanBeCloned);
        }
    }

    /** What lists and people would see of the decision. */
    static String line(Decision decision) {
        SafetyCheck check = decision.check();
        var reading = check.reading();
        return String.join(
                " ",
                check.row().person().toString(),
                "v" + check.version(),
                "c" + check.cycle(),
                check.status().name(),
                check.asking().map(Object::toString).orElse("nobody asked"),
                "next " + check.nextDueAt().map(Object::toString).orElse("-"),
                reading.condition() + " " + reading.place() + " " + new TreeSet<>(reading.needs()),
                "clocks " + check.clocks(),
                "facts " + check.facts().size() + "/" + check.folded().size(),
                decision.notices().stream().map(DecisionLog::notice).collect(Collectors.joining(" | ")));
    }

    private static String notice(NoticeEvent notice) {
        return switch (notice) {
            case NoticeRequested asked ->
                "ask " + asked.notice() + " " + asked.why() + " "
                        + asked.explanation().ja();
            case NoticeWithdrawn withdrawn -> "withdraw " + withdrawn.notice();
            case OfficeInstructed office -> "instruct " + office.notice();
            case DutyCalled called -> "call " + called.notice();
        };
    }
}
