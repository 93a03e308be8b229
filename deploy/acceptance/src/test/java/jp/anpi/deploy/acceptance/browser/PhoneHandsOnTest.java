package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a device hands on: reports that another carries, and receipts that prove what was reported. */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneHandsOnTest {

    private static final int SEED = Integer.getInteger("anpi.fuzz.seed", 20_261_121);

    /** As if what the city answered to this device had been answered that many hours earlier. */
    private static final String HOURS_LATER = """
            async hours => {
              const { store } = await import("/phone/report/outbox.js");
              await store.forget(one => ({ ...one, acceptedAt: one.acceptedAt - hours * 3_600_000 }));
            }""";

    @TempDir
    static Path directory;

    private static Phones phones;

    @BeforeAll
    static void start(Phones opened) {
        phones = opened;
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    @Test
    void whatWaitsIsCarriedOnByAnotherDevicesCameraAndStillCountsOnce() throws Exception {
        PhonePage phone = phones.of("care-010").installed();
        Page page = phone.page();
        page.context().setOffline(true);
        phone.tapSafe(12);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信待ち 12 件"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("QRコードで預ける"))
                .click();
        assertThat(page.locator("svg.code")).isVisible();
        accessible(page);
        assertThat(page.locator("svg.code")).not().hasAttribute("data-frame", "1");
        phone.button("止める").click();
        int codes = Integer.parseInt(page.locator("figcaption").innerText().replaceAll(".*/ (\\d+).*", "$1"));
        assertThat(codes).isGreaterThan(1);
        List<byte[]> pictures = new ArrayList<>();
        for (int code = 0; code < codes; code++) {
            String shown = page.locator("svg.code").getAttribute("data-frame");
            pictures.add(page.locator("svg.code").screenshot());
            phone.button("次へ").click();
            assertThat(page.locator("svg.code")).not().hasAttribute("data-frame", shown);
        }
        Collections.reverse(pictures);
        Path film = directory.resolve("screen.y4m");
        CameraFilm.write(pictures, film);

        BrowserContext other = phones.browser()
                .phoneKeepingIn(
                        directory.resolve("other"),
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--use-file-for-fake-video-capture=" + film);
        PhonePage desk = phones.desk(other);
        other.addInitScript("""
                const put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = function (...args) {
                  if (!window.room) throw new DOMException("no room", "QuotaExceededError");
                  return put.apply(this, args);
                };""");
        desk.page().navigate(phones.product().address() + "/phone/#/take-over");
        assertThat(desk.page().getByText("報告を端末に保存できませんでした"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(desk.kept("reports")).isEmpty();
        desk.page().evaluate("window.room = true");
        assertThat(desk.page().getByText("12 件を預かりました。この端末から市へ送ります。"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        accessible(desk.page());
        desk.awaitKept(0, 12, SOON);
        assertThat(phone.kept("reports"))
                .as("a relay's receipts remove nothing")
                .hasSize(12);

        page.context().setOffline(false);
        phone.awaitKept(0, 12, SOON);

        assertThat(phone.kept("receipts")).allSatisfy(phones::countsOnce);
        assertThat(receipts(phone)).isEqualTo(receipts(desk));
    }

    @Test
    void ofWhatAScreenShowsOnlyWholeReportsAreCarriedOn() {
        PhonePage phone = phones.of("care-011");
        Page page = phone.page();
        assertThat(RelayFuzz.faults(page, SEED, 150)).as("seed " + SEED).isEmpty();

        page.navigate(phones.product().address() + "/phone/#/take-over");
        String onTwoLines = "{\\\"id\\\":\\\"" + UUID.randomUUID() + "\\\",\\n\\\"needs\\\":[]}";
        byte[] picture = RelayFuzz.forgedPicture(page, "[[\"" + phones.drill().id() + "\",\"" + onTwoLines + "\"]]");
        page.getByLabel("写真から読み取る").setInputFiles(new FilePayload("screen.png", "image/png", picture));
        assertThat(page.getByText("読み取った内容に、報告ではないものがあります")).isVisible();
        assertThat(phone.kept("reports")).isEmpty();
    }

    /** The signatures by report. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> receipts(PhonePage phone) {
        return phone.kept("receipts").stream()
                .collect(Collectors.toMap(
                        entry -> entry.get("id"),
                        entry -> ((Map<String, Object>) entry.get("receipt")).get("signature")));
    }

    @Test
    void receiptsAreShownTakenAwayAsAFileThatNamesNobodyAndProvenAtTheDesk() throws Exception {
        PhonePage phone = phones.of("care-009");
        Page page = phone.page();
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("送信の状況"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受理証を見る（1 件）"))
                .click();
        assertThat(page.locator(".receipt")).containsText(name);
        assertThat(page.locator(".receipt")).containsText("訓練");
        accessible(page);
        Download file =
                page.waitForDownload(() -> phone.button("受理証をファイルに保存する（1 件）").click());
        Path saved = directory.resolve("receipts.json");
        file.saveAs(saved);
        assertThat(Files.readString(saved)).contains("\"drill\": true").doesNotContain(name);

        PhonePage desk = phones.desk(phones.browser().window(1280, 800));
        desk.page().navigate(phones.product().address() + "/phone/#/receipts");
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(saved);
        assertThat(desk.page().getByText("1 件のうち 1 件が本物です")).isVisible();
        assertThat(desk.page().locator(".notice.good li")).containsText("訓練");
        accessible(desk.page());

        Path forged = directory.resolve("forged.json");
        Files.writeString(
                forged,
                Pattern.compile("(?<=\"signature\": \")[0-9a-f]")
                        .matcher(Files.readString(saved))
                        .replaceAll(first -> first.group().equals("0") ? "1" : "0"));
        desk.page().getByLabel("受理証のファイルを確かめる").setInputFiles(forged);
        assertThat(desk.page().getByText("1 件のうち 0 件が本物です")).isVisible();

        page.evaluate(HOURS_LATER, 25);
        page.reload();
        assertThat(page.locator(".receipt")).containsText("（氏名は消去済み）");
        assertThat(phone.kept("receipts").toString())
                .as("after a day the receipt is about nobody")
                .contains("signature")
                .doesNotContain(name);
        page.evaluate(HOURS_LATER, 366 * 24);
        page.reload();
        assertThat(page.getByText("受理証はまだありません")).isVisible();
        assertThat(phone.kept("receipts")).isEmpty();
    }
}
