package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What the desk sees of the ladder: that nobody was there and who says now that somebody is, how silence reads, and how the
 * people of a reporter who is a victim are handed over and taken back. In Japanese, and once in English.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LadderJourneyTest {

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static Caller script;
    private static Incident incident;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(
                directory,
                "--anpi.sample=town",
                "--anpi.ladder.duty[0].officers[0].title=当直責任者",
                "--anpi.ladder.duty[0].officers[0].name=山田");
        script = Caller.signIn(product, "desk");
        // An hour of the incident is a minute: five minutes without anybody at the desk are five seconds.
        incident = Incident.openDrill(script, 60);
        var context = chromium.window(1280, 720);
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        desk = context.newPage();
        SignIn.asDesk(desk, product);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void everyPageSaysThatNobodyIsAtTheDeskUntilSomebodySaysThatItWasSeen() {
        String person = incident.checks("group=PUSH_SUPPORT&state=SILENT")
                .getFirst()
                .get("personId")
                .asString();
        script.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person).bytes());
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());
        Locator banner = desk.locator(".desk-banner");
        assertThat(banner.getByText("災害対策本部にだれもいません")).isVisible(patience(40_000));
        accessible(desk);
        assertThat(desk.locator("[data-aloud]"))
                .containsText("本部の確認を待っている人がいます。", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/people/" + person);
        assertThat(banner.getByText("災害対策本部にだれもいません")).isVisible(patience(20_000));
        assertThat(desk.getByText(Pattern.compile("当直責任者 山田")).first()).isVisible(patience(20_000));
        banner.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("確認しました"))
                .click();
        assertThat(banner.getByText("災害対策本部にだれもいません")).isHidden(gone());
    }

    @Test
    @Order(2)
    void silenceReadsByWhatTheNeighboursSay() {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("沈黙の見立て")))
                .isVisible(patience(20_000));
        JsonNode quiet = incident.board()
                .get("silence")
                .valueStream()
                .filter(area -> area.get("heard").asInt() == 0)
                .max(Comparator.comparingInt(area -> area.get("of").asInt()))
                .orElseThrow();
        Locator read = desk.locator(".silence li")
                .filter(new Locator.FilterOptions()
                        .setHas(desk.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName(quiet.get("name").asString())
                                        .setExact(true))));
        assertThat(read).containsText("比較できず");

        manyAreSafe(quiet.get("district").asString());
        assertThat(desk.locator(".silence li").first()).containsText("周囲は回答");
        assertThat(read).containsText("地区全体が沈黙");
        assertThat(read)
                .containsText(Pattern.compile(
                        "未確認 \\d+ 人・様子が分かる人 0 / %d 人".formatted(quiet.get("of").asInt())));
        read.getByRole(AriaRole.LINK).click();
        Locator rows = desk.locator(".people-table tbody tr");
        assertThat(rows.first()).containsText("地区全体が沈黙");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("周囲は回答"))).hasCount(0);
    }

    /** Half of ④ everywhere but in one district. */
    private static void manyAreSafe(String but) {
        Map<String, List<JsonNode>> districts = incident.checks("group=REASONABLE_ACCOMMODATION&state=SILENT").stream()
                .filter(check -> !check.get("district").asString().equals(but))
                .collect(Collectors.groupingBy(check -> check.get("district").asString()));
        String lines = districts.values().stream()
                .flatMap(people -> people.stream().limit(people.size() / 2))
                .map(check -> Reports.safe(check.get("personId").asString()).text())
                .collect(Collectors.joining("\n"));
        assertThat(script.postBytes(
                                incident.path() + "/reports",
                                "application/x-ndjson",
                                lines.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isLessThan(300);
    }

    @Test
    @Order(2)
    void whichOfficesAnswerIsToldAsTheListOfReportersHasIt() {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());
        Locator told = desk.locator(".answering");
        told.getByRole(AriaRole.BUTTON).click();
        assertThat(told).containsText(Pattern.compile("依頼した \\d+ 事業所のうち \\d+ から回答"));
        Eventually.within(Duration.ofSeconds(60), "the numbers are those of the list", () -> {
            told.getByRole(AriaRole.BUTTON).click();
            desk.waitForCondition(() -> told.getByRole(AriaRole.BUTTON).isEnabled());
            return told.innerText().contains(offices());
        });
        accessible(desk);
    }

    private static String offices() {
        var asked = script.get(incident.path() + "/reporters")
                .json()
                .get("members")
                .valueStream()
                .filter(member -> member.get("asked").asInt() > 0)
                .toList();
        return "依頼した %d 事業所のうち %d から回答"
                .formatted(
                        asked.stream()
                                .map(member -> member.get("officeId").asString())
                                .distinct()
                                .count(),
                        asked.stream()
                                .filter(member -> member.get("answered").asInt() > 0)
                                .map(member -> member.get("officeId").asString())
                                .distinct()
                                .count());
    }

    @Test
    @Order(2)
    void theCurveStandsBesideThatOfTheLastDrillOnWish() {
        Incident next = Incident.openDrill(script, 60);
        desk.navigate(product.address() + "/board/#/incidents/" + next.id());
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("前回の訓練と比べる"))
                .click();
        assertThat(desk.locator(".curve-past")).hasCount(5);
        assertThat(desk.locator(".curve-then")).containsText("細い線は「受入試験の訓練」");
        assertThat((List<?>) desk.evaluate("""
                        () => [...document.querySelectorAll(".curve-line:not(.curve-past)")]
                          .map((line) => getComputedStyle(line))
                          .map(({ strokeWidth, strokeDasharray }) => `${strokeWidth} ${strokeDasharray}`)
                        """))
                .as("each group's line is told by its stroke alone")
                .hasSize(5)
                .doesNotHaveDuplicates();
        accessible(desk);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("比較をやめる"))
                .click();
        assertThat(desk.locator(".curve-past")).hasCount(0);
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());
    }

    @Test
    @Order(3)
    void thePeopleOfAReporterWhoIsAVictimAreHandedOverAndTakenBack() {
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("報告者"))
                .click();
        Locator handOver =
                desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^引き継ぐ .+")));
        assertThat(handOver.first()).isVisible(patience(30_000));
        accessible(desk);
        // The list is read anew all the time, and somebody else may be the first by then.
        String name = handOver.first().innerText().replace("引き継ぐ", "").strip();
        handOver.filter(new Locator.FilterOptions().setHasText(name)).click();
        desk.getByLabel("理由（任意）").fill("自宅が浸水");
        accessible(desk);
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("引き継ぐ").setExact(true))
                .click();
        Locator back = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("動けるようになった " + name));
        assertThat(back).isVisible(patience(20_000));
        assertThat(desk.getByText(Pattern.compile("自宅が浸水"))).isVisible();
        accessible(desk);
        back.click();
        assertThat(back).isHidden(gone());
    }

    @Test
    @Order(4)
    void theSameInEnglish() {
        desk.locator(".menu summary").click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                .click();
        assertThat(desk.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Reporters").setExact(true)))
                .isVisible();
        accessible(desk);
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());
        assertThat(desk.locator(".curve")).hasAttribute("aria-label", Pattern.compile("^Confirmed now: [^、]+, [^、]+$"));
    }

    private static LocatorAssertions.IsVisibleOptions patience(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private static LocatorAssertions.IsHiddenOptions gone() {
        return new LocatorAssertions.IsHiddenOptions().setTimeout(20_000);
    }
}
