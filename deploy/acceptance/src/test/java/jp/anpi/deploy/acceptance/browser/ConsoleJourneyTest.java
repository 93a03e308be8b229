package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A quiet day at the city office: somebody without a plan is found, gets one with the keyboard, and a list is taken in and back. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleJourneyTest {

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static ConsolePage console;
    private static PlanSteps plans;
    private static ListSteps lists;
    private static PaperSteps paper;
    private static SheetSteps sheets;
    private static DistrictSheet district;
    private static String somebody;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        BrowserContext context = chromium.window(1280, 900);
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        desk = context.newPage();
        console = new ConsolePage(desk);
        plans = new PlanSteps(console);
        lists = new ListSteps(console, product.address());
        paper = new PaperSteps(console, product.address());
        sheets = new SheetSteps(chromium, desk, product);
        district = new DistrictSheet(desk, product);
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
    void somebodyOnAMachineWithoutAPlanIsFoundByPartOfTheirName() {
        SignIn.as("desk", desk, product, "/console/");
        assertThat(console.heading("対象者")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        console.field("優先群").selectOption("PUSH_SUPPORT");
        console.field("計画").selectOption(new SelectOption().setLabel("計画なし"));
        Locator rows = desk.locator(".scroll-x tbody tr");
        assertThat(desk.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^\\d{1,2}人$"));
        accessible(desk);
        new ConsoleActs(desk).whoIsFoundIsOrderedAndSaved();
        somebody = rows.first().locator("a").textContent();
        console.field("探す").fill(somebody.substring(1));
        assertThat(console.link(somebody).first()).isVisible();
        assertThat(desk.url()).as("no name is in the address").endsWith("/console/");
        console.link(somebody).first().click();
        assertThat(desk.getByText("計画はまだありません")).isVisible();
        assertThat(console.heading("自宅の浸水想定")).isVisible();
        accessible(desk);
    }

    @Test
    @Order(2)
    void aPlanIsWrittenWithTheKeyboardAndWhatIsMissingIsSaid() {
        plans.writeWithTheKeyboard();
    }

    @Test
    @Order(3)
    void thePlanCountsOnceThePersonHasConfirmedIt() {
        plans.confirm(somebody);
    }

    @Test
    @Order(4)
    void aListIsLookedAtTakenInAndTakenBack() {
        lists.takeInPeopleAndBack();
    }

    @Test
    @Order(5)
    void aPlanIsPrintedForAPurposeAndTheCodeOnItOpensItAgain() throws Exception {
        paper.printAPlanAndOpenItByItsCode(somebody);
    }

    @Test
    @Order(6)
    void theListsForTheSafeAreMadeInOneFile() throws Exception {
        paper.makeTheListsForTheSafe();
    }

    @Test
    @Order(7)
    void theFiguresHaveAPictureAndThoseToBeWrittenToAFile() throws Exception {
        paper.writeToThoseWhoShouldHaveAPlan();
    }

    @Test
    @Order(8)
    void sheetsOfPaperAreMadeForOneCareManagerOrForAllOfAnOffice() {
        sheets.make();
    }

    @Test
    @Order(9)
    void aPhotographOfItOpensItsRowsAtTheDeskWhereAPersonConfirmsTheTicks() {
        sheets.enterAPhotograph();
    }

    @Test
    @Order(10)
    void pitfall31WhoeverEntersTheSameSheetOnAPhoneByATypedCodeCountsOnce() {
        sheets.enterTheSameOnAPhone();
    }

    @Test
    @Order(11)
    void aSheetOfADistrictIsMadeForTheSafeAndARowOfItIsEnteredByWhoFilledItIn() {
        district.make();
        district.enterARow(sheets.incident());
    }

    @Test
    @Order(11)
    void listsOfPlacesToFleeToOfficesAndWeeksAreTakenInAsTheyAre() {
        lists.takeInPlacesOfficesAndWeeks();
    }

    @Test
    @Order(12)
    void howManyLiveWhereTheWaterMayComeIsToldByGroupAndTheirHomesAreOnAMap() {
        assertThat(Caller.signIn(product, "desk")
                        .post(
                                sheets.incident().path() + "/shelters",
                                Map.of("name", "みなせ台小学校", "open", true, "capacity", 300))
                        .status())
                .isEqualTo(201);
        var homes = new HomeSteps(console, product.address());
        homes.tellWhoLivesWhereTheWaterMayCome();
        lists.lookAtAMapOfFloods();
        lists.bringBackAMap();
        homes.lookForTheWayFromAHome("「訓練 受入試験の訓練」で開設中の1か所");
    }

    @Test
    @Order(12)
    void whoServesWhomAndWhenIsKeptByHandTakenInAndJoinedToPeople() {
        var care = new CareSteps(desk, product);
        care.keepTheWeekByHand();
        care.takeInTheExchange();
        care.openAFigure();
    }

    @Test
    @Order(13)
    void aSheetThatIsFoundAfterTheClosingIsEnteredAndCounts() {
        district.enterARowAfterTheClosing(sheets.incident());
    }

    @Test
    @Order(13)
    void whatIsKnownOfSomebodyIsWrittenAndWhatIsWrongStandsAtItsField() {
        var forms = new ConsoleForms(desk);
        forms.whoTheyAre();
        forms.howTheyLive();
        forms.whatTheyNeed();
        forms.whoServesThem();
    }

    @Test
    @Order(14)
    void theHoursOfAnOfficeAreWrittenAndWhatAColumnOfAListIsIsSavedUnderAName() {
        var forms = new ConsoleForms(desk);
        forms.whenAnOfficeCanBeReached(product.address());
        forms.whatAColumnIs(product.address());
    }

    @Test
    @Order(15)
    void listsAreSavedAsFilesAndThePageSpeaksEnglishToo() throws Exception {
        lists.takeAway();
        desk.locator(".menu summary").click();
        console.button("English").click();
        assertThat(console.heading("Lists as files")).isVisible();
    }

    @Test
    @Order(16)
    void whoSawSomebodyIsReadToTheLastPage() {
        desk.route(Pattern.compile("/api/audit(/.*)?(\\?.*)?$"), route -> {
            String url = route.request().url();
            String answer = !url.contains("/persons/")
                    ? "{\"items\":[{\"chain\":\"registry\",\"waiting\":0,\"lost\":0}]}"
                    : url.contains("cursor=older") ? lines(1, "") : lines(2, ",\"next\":\"older\"");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(answer));
        });
        desk.navigate(product.address() + "/audit/#/persons/00000000-0000-4000-8000-000000000001");
        assertThat(desk.locator(".seen-table tbody tr")).hasCount(2);
        accessible(desk);
    }

    private static String lines(int number, String next) {
        return "{\"items\":[{\"line\":%d,\"at\":\"2026-11-21T0%d:00:00Z\",\"act\":\"VIEW\",\"deleted\":true}]%s}"
                .formatted(number, number, next);
    }
}
