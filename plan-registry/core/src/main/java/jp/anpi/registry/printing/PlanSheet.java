package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.columns;
import static jp.anpi.registry.printing.Markup.row;
import static jp.anpi.registry.printing.Markup.styled;
import static jp.anpi.registry.printing.Markup.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.plan.Supporter;
import jp.anpi.registry.printing.Markup.Tag;

/**
 * The back of the city's form: the 個別避難計画 itself. A sheet goes from hand to hand, so a supporter who has not agreed is not
 * named on it, and somebody under protection has no address on it unless the restricted desk prints it.
 */
public final class PlanSheet {

    private static final String DASH = "―";
    private static final String NO_DUTY = "支援者になっても、法的な責任や義務は負いません。";

    private final PrintedPlan printed;
    private final PlanContent content;
    private final Directory directory;

    private PlanSheet(PrintedPlan printed, Directory directory) {
        this.printed = printed;
        this.content = printed.content();
        this.directory = directory;
    }

    /** The plan with the 救急情報カード as its front; of somebody without a version the card alone. */
    public static Tag of(PrintedPlan printed, Directory directory, Imprint imprint) {
        Tag front = CardSheet.of(printed, imprint);
        return printed.version()
                .map(version -> styled("div", "person", front, new PlanSheet(printed, directory).back(version)))
                .orElseGet(() -> styled("div", "person", front));
    }

    private Tag back(PrintedPlan.Version version) {
        List<Tag> parts = new ArrayList<>();
        parts.add(heading(version));
        parts.add(section("1　安否確認者（災害時に誰が安否確認を行うか）", checkers()));
        parts.add(section("2　避難支援等実施者", supporters()));
        parts.add(section("3　避難先", destinations()));
        parts.add(section("4　避難のしかた", leaving()));
        parts.add(section("5　命を支える機器・薬（計画に書かれた値）", lifeLines()));
        parts.add(section("6　特記事項", remarks()));
        parts.add(section("7　急変時の取り決め", prose(content.wishes())));
        parts.add(section("8　担当している事業所", care()));
        if (version.standing() == Standing.DRAFT || version.standing() == Standing.AWAITING_PERSON) {
            parts.add(signature());
        }
        return styled("div", "sheet back", parts);
    }

    private Tag heading(PrintedPlan.Version version) {
        EvacuationPlan plan = version.plan();
        return styled(
                "div",
                "head",
                tag("h1", "個別避難計画"),
                styled(
                        "table",
                        "form",
                        tag(
                                "tr",
                                tag("th", "氏名").with("scope", "row"),
                                tag(
                                        "td",
                                        styled(
                                                "span",
                                                "name",
                                                printed.person().name().written()),
                                        "　" + printed.person().name().kana()),
                                tag("th", "版").with("scope", "row"),
                                tag(
                                        "td",
                                        styled("strong", "standing", standing(version.standing())),
                                        "　第%d版　%s 作成"
                                                .formatted(
                                                        plan.version(),
                                                        plan.written().on()))),
                        tag(
                                "tr",
                                tag("th", "優先群").with("scope", "row"),
                                tag(
                                        "td",
                                        printed.person().placement().group().mark()
                                                + printed.person()
                                                        .placement()
                                                        .group()
                                                        .japanese()
                                                + "："
                                                + printed.person().placement().because()),
                                tag("th", "本人確認").with("scope", "row"),
                                tag(
                                        "td",
                                        tag(
                                                "p",
                                                plan.confirmation()
                                                        .map(word -> "%s　%s（%s）"
                                                                .formatted(word.on(), word.name(), word.how()))
                                                        .orElse("まだ確認されていません")),
                                        version.reviewDue()
                                                .map(day -> List.of(tag("p", "見直し期限 " + day)))
                                                .orElseGet(List::of)))));
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case DRAFT -> "案（本人確認前・有効ではありません）";
            case AWAITING_PERSON -> "本人確認待ち（有効ではありません）";
            case VALID, REVIEW_DUE, EXPIRED, REPLACED, WITHDRAWN -> standing.japanese();
        };
    }

    private static Tag section(String title, Tag inside) {
        return styled("div", "section", tag("h2", title), inside);
    }

    private Tag checkers() {
        List<Tag> lines = content.checkers().stream()
                .flatMap(one -> checker(one).stream())
                .toList();
        return lines.isEmpty() ? none() : tag("ol", lines);
    }

    private Optional<Tag> checker(NamedChecker checker) {
        return switch (checker) {
            case NamedChecker.ByMember(var id) ->
                Optional.of(line(
                        directory
                                        .officeOf(id)
                                        .map(directory::office)
                                        .map(name -> name + "　")
                                        .orElse("")
                                + directory.member(id),
                        directory.phone(id).or(() -> directory.officeOf(id).flatMap(directory::phone))));
            case NamedChecker.ByOffice(var id) -> Optional.of(line(directory.office(id), directory.phone(id)));
            case NamedChecker.ByContact(int at) -> around(at);
        };
    }

    /** One of the contacts, which are counted first, or of the supporters that may be named. */
    private Optional<Tag> around(int at) {
        int contacts = content.contacts().size();
        if (at < contacts) {
            var contact = content.contacts().get(at);
            return Optional.of(line(
                    contact.name() + "（" + contact.relation() + "）",
                    contact.phone().or(contact::mobile)));
        }
        return Optional.of(content.supporters().get(at - contacts))
                .filter(supporter -> supporter.mayBeAsked(printed.today()))
                .map(supporter -> line(supporter.name() + "（" + supporter.relation() + "）", supporter.phone()));
    }

    private static Tag line(String who, Optional<String> phone) {
        return tag("li", who + phone.map(number -> "　電話 " + number).orElse("　電話番号なし"));
    }

    private Tag supporters() {
        List<Supporter> agreed = content.supporters().stream()
                .filter(one -> one.mayBeAsked(printed.today()))
                .toList();
        long others = content.supporters().stream()
                .filter(one -> !one.agreement().holds())
                .count();
        List<Markup> inside = new ArrayList<>();
        if (!agreed.isEmpty()) {
            inside.add(styled(
                    "table",
                    "form list",
                    columns("氏名・団体", "関係", "電話", "住所", "同意"),
                    tag(
                            "tbody",
                            agreed.stream()
                                    .map(one -> tag(
                                            "tr",
                                            tag("td", one.name()),
                                            tag("td", one.relation()),
                                            tag("td", one.phone().orElse(DASH)),
                                            tag("td", one.address().orElse(DASH)),
                                            tag("td", one.agreement().state().japanese())))
                                    .toList())));
        }
        if (others > 0) {
            inside.add(tag("p", "同意を得ていない支援者が%d名います。同意を得るまで、氏名は印刷しません。".formatted(others)));
        }
        if (inside.isEmpty()) {
            inside.add(none());
        }
        inside.add(tag("p", NO_DUTY));
        return tag("div", inside);
    }

    private Tag destinations() {
        if (content.destinations().isEmpty()) {
            return none();
        }
        return styled(
                "table",
                "form list",
                columns("災害", "避難先", "種類", "所在地"),
                tag(
                        "tbody",
                        content.destinations().stream()
                                .map(one -> tag(
                                        "tr",
                                        tag("td", hazards(one)),
                                        tag("td", one.name()),
                                        tag("td", one.kind().japanese()),
                                        tag("td", one.address().orElse(DASH))))
                                .toList()));
    }

    private static String hazards(Destination destination) {
        return destination.hazards().stream().sorted().map(Hazard::japanese).collect(Collectors.joining("・"));
    }

    private Tag leaving() {
        Leaving leaving = content.leaving();
        return styled(
                "table",
                "form",
                row("開始の目安", leaving.start().map(Leaving.Start::japanese).orElse(DASH)),
                row(
                        "移動手段",
                        leaving.transport().orElse(DASH)
                                + leaving.helpers().map("　必要な人手 %d人"::formatted).orElse("")),
                row("避難経路", prose(leaving.route())),
                row("持出品", leaving.items().isEmpty() ? DASH : String.join("、", leaving.items())),
                row("ペット", leaving.pets().orElse(DASH)));
    }

    private Tag lifeLines() {
        List<String> lines = Stream.concat(
                        LifeLines.of(printed.person().lifeSupport()).stream(),
                        LifeLines.of(printed.particulars().treatment()).stream())
                .toList();
        return lines.isEmpty()
                ? none()
                : tag("ul", lines.stream().map(line -> tag("li", line)).toList());
    }

    private Tag remarks() {
        return printed.remarks().isEmpty()
                ? none()
                : styled(
                        "table",
                        "form",
                        printed.remarks().stream()
                                .map(remark -> row(remark.category().japanese(), prose(Optional.of(remark.text()))))
                                .toList());
    }

    private Tag care() {
        List<Assignment> now = printed.person().assignments().stream()
                .filter(one -> one.holdsOn(printed.today()))
                .toList();
        if (now.isEmpty()) {
            return none();
        }
        return styled(
                "table",
                "form list",
                columns("役割", "事業所", "担当者", "電話"),
                tag(
                        "tbody",
                        now.stream()
                                .map(one -> tag(
                                        "tr",
                                        tag("td", one.role().japanese()),
                                        tag("td", directory.office(one.office())),
                                        tag(
                                                "td",
                                                one.member()
                                                        .map(directory::member)
                                                        .orElse(DASH)),
                                        tag(
                                                "td",
                                                one.member()
                                                        .flatMap(directory::phone)
                                                        .or(() -> directory.phone(one.office()))
                                                        .orElse(DASH))))
                                .toList()));
    }

    private static Tag signature() {
        return styled(
                "table",
                "form sign",
                row("本人（代理）の確認", "この計画の内容と、避難支援等関係者へ平常時から提供することを確認しました。"),
                row("署名", "　　　　　　　　　　　　　　　　　　　　（代理の場合の続柄　　　　　　）　　　　年　　月　　日"));
    }

    private static Tag prose(Optional<String> text) {
        return text.map(said -> styled("div", "prose", said)).orElseGet(PlanSheet::none);
    }

    private static Tag none() {
        return tag("p", "記載なし");
    }

    /** Lines of a form that are filled in, and blank ones up to as many as the form has. */
    static List<Integer> lines(int filled, int form) {
        return IntStream.range(0, Math.max(filled, form)).boxed().toList();
    }
}
