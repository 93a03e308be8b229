package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two people at the desk work on one queue: who takes whom, what is known of somebody, who calls whom. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskWorkJourneyTest {

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static Page desk;
    private static Page other;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        caller = Caller.signIn(product, "admin");
        incident = Incident.openDrill(caller, 1);
        desk = signedIn("desk");
        other = signedIn("restricted");
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

    private static Page signedIn(String user) {
        var context = chromium.window(1280, 900);
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        SignIn.as(user, page, product);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧")))
                .isVisible();
        return page;
    }

    private static void open(Page page, String rest) {
        page.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    /** Somebody whom no other test here touches. */
    private static String person(int number) {
        return incident.checks("group=CARE_CONSIDERATION&sort=name")
                .get(number)
                .get("personId")
                .asString();
    }

    @Test
    @Order(1)
    void pitfall2WhoWasNotHeardOfIsUnconfirmedAndEveryFigureHasItsDenominatorAndItsAge() {
        open(desk, "");
        assertThat(desk.locator(".queue .queue-row").first()).isVisible();
        assertThat(desk.locator(".top-age")).containsText(Pattern.compile("前の情報|接続中"));
        Locator groups = desk.locator(".strip-group");
        assertThat(groups).hasCount(5);
        for (Locator group : groups.all()) {
            String total = group.locator(".strip-total").innerText().replaceAll("[^0-9]", "");
            Locator counts = group.locator(".strip-counts li");
            assertThat(counts.nth(1)).containsText("未確認");
            assertThat(counts.nth(1).locator("b").innerText().replace(",", "")).isEqualTo(total);
            assertThat(counts.nth(3)).containsText(Pattern.compile("確認済\\s*0$"));
            assertThat(group.locator(".strip-share")).containsText("確認済 0%（0 / ");
        }
        assertThat(desk.locator(".queue .mark-CONFIRMED")).hasCount(0);
        int rows = desk.locator(".queue > .queue-row").count();
        assertThat(desk.locator(".queue > .queue-row .mark-SILENT")).hasCount(rows);

        open(desk, "/people");
        assertThat(desk.locator(".people-table tbody tr")).hasCount(50);
        assertThat(desk.getByText("3,000 人中 50 人を表示").first()).isVisible();
        assertThat(desk.locator(".people-table tbody tr td:first-child").allInnerTexts().stream()
                        .map(String::strip))
                .containsOnly("未確認");
    }

    @Test
    @Order(2)
    void whatOneDeskTookTheOtherSeesAndCannotTakeUntilItIsGivenBack() {
        twoDesks().oneTakesAPerson();
    }

    @Test
    @Order(2)
    void twoAtTheDeskWhoHaveOneNameDoNotTakeEachOthersRowsForTheirOwn() {
        twoDesks().bothHaveOneName();
    }

    @Test
    @Order(3)
    void twoDesksDoNotSendTwoCarsAndEverybodySeesWhichIsOutToWhomUntilItIsBack() {
        twoDesks().oneSendsACar();
    }

    private static TwoDesks twoDesks() {
        return new TwoDesks(desk, other, product.address().toString(), incident, caller);
    }

    @Test
    @Order(4)
    void pitfall33WhoCallsSeesOtherNamesAndHowToTalkAndTheServerIsAskedOnlyThen() {
        new DeskPerson(desk, product.address().toString(), incident, caller).howToReachThemIsReadOnWish();
    }

    @Test
    @Order(5)
    void aNoteIsKeptWithItsWriterAndTimeAndReadAtTheOtherDesk() {
        String person = person(0);
        open(desk, "/people/" + person);
        desk.getByLabel("メモを書く").fill("玄関の鍵は隣家。犬がいる。");
        desk.getByLabel("メモを書く").press("Tab");
        desk.keyboard().press("Enter");
        Locator kept = desk.locator(".entries li").filter(new Locator.FilterOptions().setHasText("玄関の鍵は隣家。犬がいる。"));
        assertThat(kept).isVisible();
        assertThat(desk.getByLabel("メモを書く")).hasValue("");
        String writer = incident.check(person).at("/notes/0/by").asString();
        assertThat(kept).containsText(Pattern.compile("\\d:\\d\\d " + writer));
        open(other, "/people/" + person);
        assertThat(other.getByText("玄関の鍵は隣家。犬がいる。")).isVisible();
        assertThat(incident.check(person).at("/check/state").asString()).isEqualTo("SILENT");
    }

    @Test
    @Order(6)
    void eachCallOfTheListIsHandedToExactlyOneCaller() {
        int callers = 4;
        open(desk, "/ahead");
        desk.getByLabel("電話する職員の数").fill(Integer.toString(callers));
        button(desk, "順番を決める").click();
        Locator rows = desk.locator("table tbody tr");
        assertThat(rows.first()).isVisible();
        List<String> all = called();
        List<String> handed = new ArrayList<>();
        for (int number = 1; number <= callers; number++) {
            desk.getByLabel("だれの電話を表示するか").selectOption(Integer.toString(number));
            List<String> own = called();
            assertThat(own).as("calls of caller %d", number).isNotEmpty();
            assertThat(rows.allInnerTexts())
                    .allMatch(Pattern.compile("職員 " + number).asPredicate());
            handed.addAll(own);
        }
        assertThat(handed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<String> called() {
        return desk.locator("table tbody tr th a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    @Test
    @Order(7)
    void theListIsNarrowedByStateGroupAndDistrictAndStaysSoOverAReload() {
        open(desk, "/people");
        Locator rows = desk.locator(".people-table tbody tr");
        desk.getByLabel("優先群").selectOption("MEDICAL_COORDINATION");
        assertThat(desk.getByText("110 人中 50 人を表示").first()).isVisible();
        desk.getByLabel("状態").selectOption("SILENT");
        desk.waitForURL(Pattern.compile("state=SILENT"));
        String district = rows.first().locator("td").nth(1).innerText();
        desk.getByLabel("地区").selectOption(new SelectOption().setLabel(district));
        desk.waitForCondition(() -> Set.copyOf(districts(rows)).equals(Set.of(district)));
        assertThat(rows.locator(".group-MEDICAL_COORDINATION")).hasCount(rows.count());
        assertThat(rows.locator(".mark-SILENT")).hasCount(rows.count());
        desk.getByLabel("並び順").selectOption("name");
        desk.waitForURL(Pattern.compile("sort=name"));
        desk.reload();
        assertThat(desk.getByLabel("優先群")).hasValue("MEDICAL_COORDINATION");
        assertThat(rows.first()).isVisible();
        assertThat(Set.copyOf(districts(rows))).containsExactly(district);
        button(desk, "条件を外す").click();
        assertThat(desk.getByText("3,000 人中 50 人を表示").first()).isVisible();
    }

    private static List<String> districts(Locator rows) {
        return rows.locator("td:nth-of-type(2)").allInnerTexts();
    }

    @Test
    @Order(8)
    void whoEntersThatRescueIsAskedForIsSentTo119First() {
        open(desk, "/people/" + person(1) + "/report");
        Locator dial = desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("119に電話する"));
        assertThat(button(desk, "この内容で|報告")).not().hasCount(0);
        assertThat(dial).hasCount(0);
        desk.getByLabel("救助", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(desk.getByText("これは緊急通報ではありません。救急・救助は119へ")).isVisible();
        assertThat(dial).hasAttribute("href", "tel:119");
        accessible(desk);
        desk.getByLabel("救助", new Page.GetByLabelOptions().setExact(true)).uncheck();
        assertThat(dial).hasCount(0);
        open(desk, "/people/" + person(1));
        assertThat(desk.locator(".note-form")).containsText("メモは通報になりません。命の危険があるときは 119 へ。");
    }

    @Test
    @Order(9)
    void aTabWalkReachesEveryMainControlAndTheFocusIsSeenAllTheWay() {
        TabWalk.overTheBoard(desk, product.address() + "/board/#/incidents/" + incident.id());
    }

    @Test
    @Order(10)
    void whatIsWrittenDownIsAskedKeptOverAReloadAndSentOnce() {
        String person = person(2);
        var forms = new DeskForms(desk, product.address().toString(), incident);
        forms.nothingIsChosenBeforehand(person);
        forms.whatIsBegunIsFoundAgain(person);
        forms.aLostAnswerCostsNothing(person);
        forms.anActWhoseAnswerWasLostStandsOnce(person);
        forms.theReasonOfAJudgementToo(person);
    }

    @Test
    @Order(11)
    void whatIsHalfWrittenGoesAfterADayAndWithWhoeverSignsOut() {
        Page page = signedIn("desk");
        page.clock().install();
        page.reload();
        String person = person(3);
        open(page, "/people/" + person);
        page.getByLabel("メモを書く").fill("折り返しの電話を待つ");
        new DeskForms(page, product.address().toString(), incident).nothingStays(person);
        page.context().close();
    }

    @Test
    @Order(11)
    void whatIsPressedAgainMuchLaterIsAnActOfItsOwn() {
        Page page = signedIn("desk");
        page.clock().install();
        page.reload();
        new DeskForms(page, product.address().toString(), incident).theSameWordsMuchLaterAreAnotherAct(person(3));
        page.context().close();
    }

    @Test
    @Order(12)
    void rowsStandStillUnderAHandAndEveryDangerIsCounted() {
        var hand = new DeskHand(desk, product.address().toString(), incident, caller);
        hand.theQueueStandsStillUnderThePointer();
        hand.theListStandsStillUnderThePointerForAWhile();
        hand.dangersAreToldNewestFirstAndHowManyTheyAre();
        hand.aNumberOpensExactlyThosePeople();
        hand.soDoTheNumbersOfRungsAndDistricts();
    }

    @Test
    @Order(13)
    void theDeskIsWorkedByKeysAlone() {
        new DeskHand(desk, product.address().toString(), incident, caller).theDeskIsWorkedByKeysAlone();
    }

    @Test
    @Order(14)
    void aPersonsPageShowsThePlanAndReportsThatContradictEachOther() {
        var page = new DeskPerson(desk, product.address().toString(), incident, caller);
        page.whatContradictsIsSaidAndDecided(person(5));
        page.thePlanIsReadOnWishAndThatIsOnRecord(somebodyWithoutAPlan());
    }

    @Test
    @Order(15)
    void whatIsReadStaysWhereItIsReadAndSaysHowOldItIs() {
        var reading = new DeskReading(desk, product.address().toString(), incident);
        reading.whoWorksDownALongListKeepsTheirPlace();
        reading.aPersonsPageThatCannotBeReadAgainSaysOfWhenItIs(person(4));
        reading.aLinkThatWasCutOpensTheFirstPage();
    }

    @Test
    @Order(16)
    void whatIsBegunGoesOnInNoOtherIncidentAndUnderNobodyElse() {
        Page page = signedIn("desk");
        var another = new AnotherAtTheDesk(page, product.address(), incident, Incident.openDrill(caller, 1), caller);
        another.aDialogIsOfOneIncident();
        another.aLateListIsNotAnothers();
        another.aDialogIsOfWhoeverOpenedIt();
        page.context().close();
    }

    private static String somebodyWithoutAPlan() {
        return incident.checks("group=CARE_CONSIDERATION&sort=name").stream()
                .skip(6)
                .map(check -> check.get("personId").asString())
                .filter(person -> !caller.get("/api/persons/" + person)
                        .json()
                        .get("hasPlan")
                        .asBoolean())
                .findFirst()
                .orElseThrow();
    }
}
