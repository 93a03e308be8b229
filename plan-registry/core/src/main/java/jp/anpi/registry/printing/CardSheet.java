package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.columns;
import static jp.anpi.registry.printing.Markup.styled;
import static jp.anpi.registry.printing.Markup.tag;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyCard.Illness;
import jp.anpi.registry.plan.EmergencyCard.Neighbour;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.printing.Markup.Tag;

/**
 * The front of the city's 救急情報カード, in its own order of fields. What the registry does not keep stays a blank to be filled in
 * by hand.
 */
public final class CardSheet {

    private static final int CONTACTS = 2;
    private static final int ILLNESSES = 2;
    private static final int NEIGHBOURS = 2;
    private static final String FILLED = "■";
    private static final String BLANK = "□";

    private CardSheet() {}

    /** The card without a plan behind it. */
    public static Tag alone(PrintedPlan printed, Imprint imprint) {
        return styled("div", "person", of(printed, imprint));
    }

    static Tag of(PrintedPlan printed, Imprint imprint) {
        PlanContent content = printed.content();
        EmergencyCard card = content.card();
        return styled(
                "div",
                "sheet front",
                foot(printed, imprint),
                head(printed),
                who(printed, card),
                contacts(content.contacts()),
                illnesses(card.illnesses()),
                allergies(card.allergies()),
                neighbours(card.neighbours()),
                styled(
                        "table",
                        "form message",
                        tag(
                                "tr",
                                tag("th", "伝えたいこと（災害時の配慮・特別な医療行為）").with("scope", "row"),
                                tag("td", styled("div", "prose", card.message().orElse(""))))));
    }

    private static Tag foot(PrintedPlan printed, Imprint imprint) {
        return styled(
                "div",
                "foot",
                printed.person().name().written()
                        + printed.version()
                                .map(one -> "　個別避難計画 第" + one.plan().version() + "版")
                                .orElse("")
                        + "　" + imprint.line() + "　",
                styled("span", "pages"));
    }

    private static Tag head(PrintedPlan printed) {
        List<Tag> code = printed.version()
                .map(version -> List.of(styled("div", "code", PlanCode.of(version.plan()))))
                .orElseGet(List::of);
        return styled(
                "div",
                "head",
                code,
                tag("h1", "救急情報カード"),
                styled(
                        "p",
                        "written",
                        "記入日　"
                                + printed.version()
                                        .map(one -> JapaneseDay.full(
                                                one.plan().written().on()))
                                        .orElse("　　　　年　　月　　日")));
    }

    private static Tag who(PrintedPlan printed, EmergencyCard card) {
        var person = printed.person();
        var known = printed.particulars();
        return styled(
                "table",
                "form who",
                two("フリガナ", person.name().kana(), "生年月日", born(printed)),
                tag(
                        "tr",
                        tag("th", "氏名").with("scope", "row"),
                        tag("td", styled("span", "name", person.name().written())),
                        tag("th", "性別").with("scope", "row"),
                        tag("td", sex(known.sex()))),
                tag(
                        "tr",
                        tag("th", "住所").with("scope", "row"),
                        tag("td", printed.address()).with("colspan", "3")),
                two(
                        "担当民生委員",
                        card.volunteer().orElse(""),
                        "自治会",
                        card.association().orElse("")),
                two("電話", person.phone().orElse(""), "携帯電話", known.mobile().orElse("")),
                two("FAX", known.fax().orElse(""), "メール", known.mail().orElse("")),
                tag(
                        "tr",
                        tag("th", "血液型").with("scope", "row"),
                        tag("td", blood(card.blood())).with("colspan", "3")));
    }

    private static String born(PrintedPlan printed) {
        return printed.person()
                .birthDate()
                .map(day -> JapaneseDay.full(day) + age(day, printed.today()))
                .or(() -> printed.particulars().born())
                .orElse("");
    }

    private static String age(LocalDate born, LocalDate today) {
        return "　満%d歳".formatted(Math.max(0, Period.between(born, today).getYears()));
    }

    private static String sex(Optional<Particulars.Sex> said) {
        return Stream.of(Particulars.Sex.MALE, Particulars.Sex.FEMALE, Particulars.Sex.OTHER)
                .map(one -> (said.filter(one::equals).isPresent() ? FILLED : BLANK)
                        + switch (one) {
                            case MALE -> "男";
                            case FEMALE -> "女";
                            case OTHER -> "その他";
                        })
                .collect(Collectors.joining("　"));
    }

    private static String blood(Optional<EmergencyCard.BloodType> type) {
        return Stream.of(EmergencyCard.BloodType.values())
                .map(one -> (type.filter(one::equals).isPresent() ? FILLED : BLANK) + one.name() + "型")
                .collect(Collectors.joining("　"));
    }

    private static Tag contacts(List<EmergencyContact> contacts) {
        return table(
                "緊急連絡先",
                columns("氏名", "関係", "電話", "携帯", "住所"),
                PlanSheet.lines(contacts.size(), CONTACTS).stream()
                        .map(i -> at(contacts, i))
                        .map(one -> cells(
                                one.map(contact -> contact.name()
                                        + contact.kana()
                                                .map(kana -> "（" + kana + "）")
                                                .orElse("")),
                                one.map(EmergencyContact::relation),
                                one.flatMap(EmergencyContact::phone),
                                one.flatMap(EmergencyContact::mobile),
                                one.flatMap(EmergencyContact::address)))
                        .toList());
    }

    private static Tag illnesses(List<Illness> illnesses) {
        return table(
                "病気",
                columns("病名", "手術歴", "かかりつけ病院", "医師"),
                PlanSheet.lines(illnesses.size(), ILLNESSES).stream()
                        .map(i -> at(illnesses, i))
                        .map(one -> cells(
                                one.map(Illness::name),
                                one.flatMap(Illness::surgery),
                                one.flatMap(Illness::hospital),
                                one.flatMap(Illness::doctor)))
                        .toList());
    }

    private static Tag allergies(Optional<String> allergies) {
        boolean none = allergies.filter(text -> text.strip().equals("なし")).isPresent();
        boolean some = allergies.isPresent() && !none;
        return styled(
                "table",
                "form",
                Markup.row(
                        "アレルギー",
                        (some ? FILLED : BLANK) + "有　" + (none ? FILLED : BLANK) + "無　品目："
                                + allergies.filter(_ -> some).orElse("")));
    }

    private static Tag neighbours(List<Neighbour> neighbours) {
        return table(
                "ご近所・支援機関",
                columns("名前・事業所（担当者）", "関係", "電話"),
                PlanSheet.lines(neighbours.size(), NEIGHBOURS).stream()
                        .map(i -> at(neighbours, i))
                        .map(one -> cells(
                                one.map(Neighbour::name), one.map(Neighbour::relation), one.flatMap(Neighbour::phone)))
                        .toList());
    }

    private static Tag table(String title, Tag columns, List<Tag> rows) {
        return styled("div", "section", tag("h2", title), styled("table", "form list", columns, tag("tbody", rows)));
    }

    private static Tag two(String first, String filled, String second, String other) {
        return tag(
                "tr",
                tag("th", first).with("scope", "row"),
                tag("td", filled),
                tag("th", second).with("scope", "row"),
                tag("td", other));
    }

    @SafeVarargs
    private static Tag cells(Optional<String>... cells) {
        return tag(
                "tr", Stream.of(cells).map(cell -> tag("td", cell.orElse(""))).toList());
    }

    private static <T> Optional<T> at(List<T> list, int place) {
        return place < list.size() ? Optional.of(list.get(place)) : Optional.empty();
    }
}
