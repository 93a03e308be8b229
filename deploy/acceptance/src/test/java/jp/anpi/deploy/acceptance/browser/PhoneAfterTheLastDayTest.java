package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has left still brings what waits on their phone to the city, sees nobody any more, and is told why. */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneAfterTheLastDayTest {

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
    void whatWaitedOverTheLastDayIsSentAndNobodyIsListedAnyMore() {
        PhonePage phone = phones.of("provider-004").installed();
        Page page = phone.page();
        Caller leaver = Caller.signIn(phones.product(), "provider-004");
        Caller desk = Caller.signIn(phones.product(), "desk");
        String member = leaver.get("/api/auth/me").json().get("memberId").asString();
        page.context().setOffline(true);
        phone.tapSafe(1);

        end(desk, member, LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(1));
        Eventually.within(
                SOON, "they have left", () -> leaver.get("/api/auth/me").json().has("lastDay"));
        page.context().setOffline(false);

        phone.awaitKept(0, 1, SOON);
        assertThat(phones.verify(phone).getFirst().get("valid").asBoolean()).isTrue();
        assertThat(page.getByText("で担当が終わりました")).isVisible();
        assertThat(page.locator(".person")).hasCount(0);
        accessible(page);
    }

    private static void end(Caller desk, String member, LocalDate last) {
        int version = desk.get("/api/members?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(member))
                .findFirst()
                .orElseThrow()
                .get("version")
                .asInt();
        assertThat(desk.post("/api/members/" + member + "/end", Map.of("version", version, "until", last.toString()))
                        .status())
                .isEqualTo(200);
    }
}
