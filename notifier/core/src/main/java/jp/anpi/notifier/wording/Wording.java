package jp.anpi.notifier.wording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.notifier.digest.Digest;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeEvent.DutyCalled;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.contract.Recipient;

/**
 * Writes messages.
 *
 * @param zone in which deadlines are printed
 * @param link where answers are given, with the incident as {@code {incident}}
 * @param answering where a question is answered without signing in; empty when it is not
 */
public record Wording(Tongue tongue, ZoneId zone, String link, Function<NoticeRequested, Optional<String>> answering) {

    /** The languages messages are written in. */
    public enum Tongue {
        JA,
        EN
    }

    private static final String DRILL_JA = "【訓練】";
    private static final String DRILL_EN = "[DRILL] ";

    /** The message of a digest; the same digest always gives the same text. */
    public MessageText write(Digest digest) {
        return switch (tongue) {
            case JA -> new MessageText(subjectJa(digest), bodyJa(digest));
            case EN -> new MessageText(subjectEn(digest), bodyEn(digest));
        };
    }

    /** The message of an instruction to an office; the same instruction always gives the same text. */
    public MessageText write(OfficeInstructed office) {
        boolean drill = office.mode() == Mode.DRILL;
        String title = oneLine(office.incidentTitle());
        String name = office.recipient().name();
        String answer = linkTo(office.incident());
        return switch (tongue) {
            case JA ->
                new MessageText(
                        (drill ? DRILL_JA : "") + "【安全確保】縮小・休止のお願い（" + title + "）",
                        (drill ? "【訓練】これは訓練です。実際の災害ではありません。\n\n" : "")
                                + name + " 様\n\n「" + title + "」についてのお願いです。\n"
                                + office.explanation().ja() + "\n\n事業所の状況（営業・縮小・休止、職員、備蓄、空き）をお知らせください。\n回答: "
                                + answer + "\n");
            case EN ->
                new MessageText(
                        (drill ? DRILL_EN : "") + "Please reduce or close your services (" + title + ")",
                        (drill ? "[DRILL] This is a drill, not a real disaster.\n\n" : "")
                                + "Dear " + name + ",\n\nthis is about: " + title + ".\n"
                                + office.explanation().en()
                                + "\n\nPlease tell us how your office stands: open, reduced or closed, staff, stock, free places.\nAnswer here: "
                                + answer + "\n");
        };
    }

    /** The message that calls somebody of the duty roster; the same call always gives the same text. */
    public MessageText write(DutyCalled called) {
        boolean drill = called.mode() == Mode.DRILL;
        String title = oneLine(called.incidentTitle());
        String name = called.recipient().name();
        String desk = linkTo(called.incident());
        return switch (tongue) {
            case JA ->
                new MessageText(
                        (drill ? DRILL_JA : "") + "【安否確認】至急: 災害対策本部が確認していません（" + title + "）",
                        (drill ? "【訓練】これは訓練です。実際の災害ではありません。\n\n" : "")
                                + name + " 様\n\n"
                                + called.explanation().ja() + "\n\n確認: " + desk + "\n");
            case EN ->
                new MessageText(
                        (drill ? DRILL_EN : "") + "Urgent: nobody at the desk has seen it (" + title + ")",
                        (drill ? "[DRILL] This is a drill, not a real disaster.\n\n" : "")
                                + "Dear " + name + ",\n\n"
                                + called.explanation().en() + "\n\nSee to it here: " + desk + "\n");
        };
    }

    private String subjectJa(Digest digest) {
        String about = switch (Purpose.of(digest)) {
            case CALL -> "至急: 災害対策本部が確認していません（" + digest.questions().size() + "名）";
            case QUESTION ->
                asksTheirself(digest) ? "ご自身の安否をお知らせください" : asked(digest).size() + "名の安否をお知らせください";
            case INFORMATION -> digest.questions().size() + "名についてのお知らせ（回答は不要です）";
        };
        return drill(digest, DRILL_JA) + "【安否確認】" + about + "（" + oneLine(digest.incidentTitle()) + "）";
    }

    private String subjectEn(Digest digest) {
        String about = switch (Purpose.of(digest)) {
            case CALL ->
                "urgent: nobody at the desk has seen "
                        + people(digest.questions().size());
            case QUESTION ->
                asksTheirself(digest)
                        ? "please tell us that you are safe"
                        : "please report on " + people(asked(digest).size());
            case INFORMATION ->
                "for your information, about " + people(digest.questions().size());
        };
        return drill(digest, DRILL_EN) + "Safety check: " + about + " (" + oneLine(digest.incidentTitle()) + ")";
    }

    private String bodyJa(Digest digest) {
        var text = new StringBuilder();
        if (digest.mode() == Mode.DRILL) {
            text.append("【訓練】これは訓練です。実際の災害ではありません。\n\n");
        }
        text.append(digest.recipient().name()).append(" 様\n\n");
        text.append("「").append(oneLine(digest.incidentTitle())).append("」の安否確認です。");
        text.append(
                switch (Purpose.of(digest)) {
                    case CALL -> "本部に引き継いだ方を、まだだれも確認していません。本部の画面で「確認しました」を押し、対応を始めてください。\n";
                    case QUESTION -> asksTheirself(digest) ? "ご自身の様子をお知らせください。\n" : "次の方の様子を、分かった方から順にお知らせください。\n";
                    case INFORMATION -> "次の方について、お知らせします。回答は不要です。\n";
                });
        text.append(Purpose.of(digest) == Purpose.QUESTION ? "回答: " : "画面: ")
                .append(linkTo(digest))
                .append('\n');
        byExplanation(digest, question -> question.explanation().ja()).forEach((why, people) -> {
            text.append('\n').append("■ ").append(why).append('\n');
            people.forEach(person -> text.append("・")
                    .append(person.group().mark())
                    .append(' ')
                    .append(person.personName())
                    .append(" 様")
                    .append(address(person).map(place -> "（" + place + "）").orElse(""))
                    .append(until(person, "M月d日 H:mm", Locale.JAPANESE)
                            .map(end -> " " + end + " まで")
                            .orElse(""))
                    .append('\n')
                    .append(withoutSigningIn(person)
                            .map(address -> "　サインインせずに回答: " + address + "\n")
                            .orElse("")));
        });
        if (Purpose.of(digest) == Purpose.QUESTION) {
            text.append("\n連絡が取れないときも「連絡不能」とお知らせください。すぐに次の方へお願いします。\n");
        }
        return text.toString();
    }

    private String bodyEn(Digest digest) {
        var text = new StringBuilder();
        if (digest.mode() == Mode.DRILL) {
            text.append("[DRILL] This is a drill, not a real disaster.\n\n");
        }
        text.append("Dear ").append(digest.recipient().name()).append(",\n\n");
        text.append("this is a safety check: ")
                .append(oneLine(digest.incidentTitle()))
                .append(". ");
        text.append(
                switch (Purpose.of(digest)) {
                    case CALL ->
                        "Nobody has seen yet what was handed to the desk. Please acknowledge it on the desk's screen"
                                + " and begin.\n";
                    case QUESTION ->
                        asksTheirself(digest)
                                ? "Please tell us how you are.\n"
                                : "Please tell us how these people are, each as soon as you know.\n";
                    case INFORMATION -> "This is for your information; no answer is needed.\n";
                });
        text.append(Purpose.of(digest) == Purpose.QUESTION ? "Answer here: " : "See: ")
                .append(linkTo(digest))
                .append('\n');
        byExplanation(digest, question -> question.explanation().en()).forEach((why, people) -> {
            text.append('\n').append(why).append('\n');
            people.forEach(person -> text.append("- ")
                    .append(person.group().mark())
                    .append(' ')
                    .append(person.personName())
                    .append(address(person).map(place -> " (" + place + ")").orElse(""))
                    .append(until(person, "d MMM HH:mm", Locale.ENGLISH)
                            .map(end -> ", by " + end)
                            .orElse(""))
                    .append('\n')
                    .append(withoutSigningIn(person)
                            .map(address -> "  Answer without signing in: " + address + "\n")
                            .orElse("")));
        });
        if (Purpose.of(digest) == Purpose.QUESTION) {
            text.append("\nIf you cannot reach somebody, report \"unreachable\": the next one is asked at once.\n");
        }
        return text.toString();
    }

    /** What a message wants; one that mixes questions and news is a question. */
    private enum Purpose {
        /** Nobody is at the desk. */
        CALL,
        QUESTION,
        INFORMATION;

        static Purpose of(Digest digest) {
            if (digest.questions().stream().anyMatch(question -> question.why() == AskReason.NOBODY_AT_DESK)) {
                return CALL;
            }
            return asked(digest).isEmpty() ? INFORMATION : QUESTION;
        }
    }

    private static List<NoticeRequested> asked(Digest digest) {
        return digest.questions().stream()
                .filter(question -> question.why().wantsAnswer())
                .toList();
    }

    private static String people(int count) {
        return count == 1 ? "1 person" : count + " people";
    }

    /** Questions before news: what needs no answer comes last. */
    private static Map<String, List<NoticeRequested>> byExplanation(
            Digest digest, Function<NoticeRequested, String> why) {
        Stream<NoticeRequested> news =
                digest.questions().stream().filter(question -> !question.why().wantsAnswer());
        return Stream.concat(asked(digest).stream(), news)
                .collect(Collectors.groupingBy(why, LinkedHashMap::new, Collectors.toList()));
    }

    /** Professionals go to the door; family and the person know the way, and their mail may be read by others. */
    private static Optional<String> address(NoticeRequested question) {
        return switch (question.recipient().kind()) {
            case MEMBER, OFFICE, DESK -> question.address();
            case PERSON, CONTACT -> Optional.empty();
        };
    }

    private Optional<String> until(NoticeRequested question, String pattern, Locale locale) {
        return question.answerBy().map(end -> format(end, pattern, locale));
    }

    private String format(Instant instant, String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }

    private String linkTo(Digest digest) {
        return linkTo(digest.incident());
    }

    private String linkTo(IncidentId incident) {
        return link.replace("{incident}", incident.toString());
    }

    /** News need no answer. */
    private Optional<String> withoutSigningIn(NoticeRequested question) {
        return question.why().wantsAnswer() ? answering.apply(question) : Optional.empty();
    }

    private static boolean asksTheirself(Digest digest) {
        return digest.recipient().kind() == Recipient.Kind.PERSON;
    }

    private static String drill(Digest digest, String mark) {
        return switch (digest.mode()) {
            case DRILL -> mark;
            case REAL -> "";
        };
    }

    /** A title typed by a person must not begin a new header or line. */
    private static String oneLine(String title) {
        return title.replaceAll("\\R|\\p{Cntrl}", " ").strip();
    }
}
