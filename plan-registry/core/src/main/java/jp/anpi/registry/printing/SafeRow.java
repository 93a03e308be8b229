package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.styled;
import static jp.anpi.registry.printing.Markup.tag;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.printing.Markup.Tag;

/** One person's line of a list for the safe: what somebody with a telephone and a pencil needs when nothing else works. */
public record SafeRow(
        int group,
        String mark,
        String name,
        String kana,
        String born,
        String address,
        String phone,
        List<String> lifeLines,
        List<String> contacts) {

    /** Most urgent first, then by reading, as registers are kept. */
    public static final Comparator<SafeRow> ORDER =
            Comparator.comparingInt(SafeRow::group).thenComparing(SafeRow::kana).thenComparing(SafeRow::name);

    private static final int CONTACTS = 2;

    public SafeRow {
        lifeLines = List.copyOf(lifeLines);
        contacts = List.copyOf(contacts);
    }

    /** @param showsHome whether the one who prints may see where the person lives */
    public static SafeRow of(PersonState person, boolean showsHome) {
        return new SafeRow(
                person.placement().group().number(),
                person.placement().group().mark(),
                person.name().written(),
                person.name().kana(),
                JapaneseDay.brief(person.birthDate()),
                showsHome ? person.home().text() : Sight.NOT_SHOWN,
                person.phone().orElse("電話番号なし"),
                LifeLines.of(person.lifeSupport()),
                person.contacts().stream()
                        .limit(CONTACTS)
                        .map(one -> "%s（%s）%s"
                                .formatted(
                                        one.name(), one.relation(), one.phone().orElse("")))
                        .toList());
    }

    static Tag columns() {
        return Markup.columns("群", "氏名・生年月日", "住所・電話", "機器・薬", "緊急連絡先", "安否", "時刻・居場所・必要なもの");
    }

    Tag tr() {
        return tag(
                "tr",
                tag("td", mark),
                tag("td", tag("p", kana), styled("p", "name", name), tag("p", born)),
                tag("td", tag("p", address), tag("p", phone)),
                tag("td", lines(lifeLines)),
                tag("td", lines(contacts)),
                tag("td", tag("p", "□無事"), tag("p", "□要対応"), tag("p", "□不通")),
                tag("td"));
    }

    private static List<Tag> lines(List<String> lines) {
        return lines.stream().map(line -> tag("p", line)).collect(Collectors.toList());
    }
}
