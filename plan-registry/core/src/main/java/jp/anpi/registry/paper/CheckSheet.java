package jp.anpi.registry.paper;

import static jp.anpi.registry.printing.Markup.styled;
import static jp.anpi.registry.printing.Markup.tag;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.disclosure.Sensitivities;
import jp.anpi.registry.printing.Imprint;
import jp.anpi.registry.printing.Markup;
import jp.anpi.registry.printing.Markup.Tag;
import jp.anpi.registry.printing.PlanCode;

/**
 * The sheet of paper for the day without phones (安否確認票): a row per person with boxes to tick, and on every page the QR code by which
 * a photograph leads back to its rows. Where somebody under protection lives stands on none, whoever prints: paper lies about.
 */
public final class CheckSheet {

    /** The boxes of a row, in the words and the order of the screens on which they are entered. */
    private static final List<String> STATES = List.of("無事", "軽いけが", "重いけが", "具合が悪い", "連絡不能");

    private static final List<String> PLACES = List.of("自宅", "避難所", "病院", "施設", "親族宅");
    private static final List<String> NEEDS = List.of("救助", "電源", "酸素", "薬", "吸引・介護", "透析", "水・食料", "移送");
    private static final String HEARSAY = "人から聞いた";

    private final Sheet sheet;
    private final List<PersonState> people;
    private final Occasion occasion;
    private final Imprint imprint;
    private final ZoneId zone;

    private CheckSheet(Sheet sheet, List<PersonState> people, Occasion occasion, Imprint imprint, ZoneId zone) {
        this.sheet = sheet;
        this.people = people;
        this.occasion = occasion;
        this.imprint = imprint;
        this.zone = zone;
    }

    /**
     * Its pages.
     *
     * @param people whom its rows name, in their order
     * @param occasion the one it is for
     */
    public static List<Tag> pages(
            Sheet sheet, List<PersonState> people, Occasion occasion, Imprint imprint, ZoneId zone) {
        var paper = new CheckSheet(sheet, List.copyOf(people), occasion, imprint, zone);
        return IntStream.rangeClosed(1, sheet.pages()).mapToObj(paper::page).toList();
    }

    private Tag page(int page) {
        int from = (page - 1) * Sheet.ROWS_A_PAGE;
        List<Tag> rows = IntStream.range(0, sheet.page(page).size())
                .mapToObj(i -> row(from + i))
                .toList();
        return styled(
                "div",
                "check",
                styled("div", "foot", "安否確認票　" + imprint.line()),
                head(page),
                styled(
                        "table",
                        "ticks",
                        Markup.columns("番号・コード", "氏名・連絡先", "安否（1つ）", "居場所", "必要なもの", "確認した時刻", "メモ"),
                        tag("tbody", rows)));
    }

    private Tag head(int page) {
        String text = sheet.qr(page, zone);
        Tag code = tag("img").with("src", PlanCode.SCHEME + text).with("alt", "票の番号 " + text);
        return styled(
                "div",
                "top",
                styled("div", "code", code),
                tag("h1", "安否確認票　" + sheet.list().name()),
                tag(
                        "p",
                        "%s　%s 作成の名簿　票 %s　".formatted(kind(sheet.list()), sheet.madeOn(zone), sheet.id()),
                        tag("b", "%d / %d 枚目".formatted(page, sheet.pages()))),
                styled("p", "blank", "記入した人　　　　　　　　　　　　　立場　　　　　　　　　　確認した日　　　月　　　日"),
                tag("p", "わかることだけ □ に印を付けます。安否に印のない行は「未確認」のままです。無事と決めつけないでください。"),
                tag("p", "記入した票は市の災害対策本部へ（写真・FAXでも可）。二重に届いても1件として数えます。"),
                tag("p", keeping()),
                tag("p", tag("b", "これは緊急通報ではありません。命の危険があるときは、先に119へ。")));
    }

    private static String kind(SheetList list) {
        return switch (list) {
            case SheetList.OfMember _ -> "担当者の票";
            case SheetList.OfDistrict _ -> "地区の票";
        };
    }

    /** One line: another would take a row its place. */
    private String keeping() {
        return switch (occasion) {
            case PEACETIME -> "同意した方だけの票です。個人情報のため鍵のかかる所に保管し、新しい票が来たら古い票は市へ返してください。";
            case DISASTER -> "同意によらない災害時の票です。個人情報のため、災害が迫るまで市の外へ渡さず、鍵のかかる所に保管してください。";
        };
    }

    private Tag row(int number) {
        RowCode code = sheet.rows().get(number).code();
        PersonState person = people.get(number);
        String home = Optional.of(person.home())
                .filter(sheet.list().sight(person, occasion)::home)
                .map(Home::text)
                .orElse("");
        return tag(
                "tr",
                cell(styled("p", "number", String.valueOf(number + 1)), styled("p", "row-code", code.printed())),
                cell(
                        styled("p", "kana", person.name().kana()),
                        styled("p", "name", person.name().written()),
                        styled("p", "small", mark(person) + person.phone().orElse("電話番号なし")),
                        styled("p", "small", home)),
                cell(boxes(STATES)),
                cell(boxes(PLACES)),
                cell(
                        styled("div", "left", boxes(NEEDS.subList(0, NEEDS.size() / 2))),
                        styled("div", "right", boxes(NEEDS.subList(NEEDS.size() / 2, NEEDS.size())))),
                cell(styled("p", "box", "　　時　　分"), boxes(List.of(HEARSAY))),
                cell());
    }

    /** Why somebody needs help, as far as who gets the paper is told. */
    private String mark(PersonState person) {
        return sheet.list().sight(person, occasion).shows(Sensitivities.of(PersonState.class, "placement"))
                ? person.placement().group().mark() + " "
                : "";
    }

    /** A row may grow no taller than its place, or the page would lose its last one. */
    private static Tag cell(Object... inside) {
        return tag("td", styled("div", "cell", inside));
    }

    private static List<Tag> boxes(List<String> words) {
        return words.stream().map(word -> styled("p", "box", "□ " + word)).toList();
    }
}
