package jp.anpi.deploy.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.anpi.deploy.acceptance.product.Product;

/** Name and password, typed where the product asks for them. */
final class SignIn {

    private static final double SLOW_MACHINE = 45_000;

    private SignIn() {}

    /** From the first page to where the desk's work is. */
    static void asDesk(Page page, Product product) {
        asDesk("desk", page, product);
    }

    static void asDesk(String user, Page page, Product product) {
        as(user, page, product);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧"))
                .waitFor(new Locator.WaitForOptions().setTimeout(SLOW_MACHINE));
    }

    /** From the first page; it leads on to where the user's work is. */
    static void as(String user, Page page, Product product) {
        page.navigate(product.address() + "/");
        here(user, page);
    }

    /** From the first page to {@code path}. */
    static void as(String user, Page page, Product product, String path) {
        page.navigate(product.address() + "/?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        here(user, page);
    }

    /** Where the page asks for it already. */
    static void here(String user, Page page) {
        page.getByLabel("ユーザー名").fill(user);
        page.getByLabel("パスワード").fill(Product.ADMIN_PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("サインイン").setExact(true))
                .click();
    }
}
