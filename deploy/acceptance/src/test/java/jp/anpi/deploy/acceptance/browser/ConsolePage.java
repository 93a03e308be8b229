package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A page of the registry console, by what somebody sees on it. */
record ConsolePage(Page page) {

    /** More than any form of the console has. */
    private static final int MOST_STOPS = 250;

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(Pattern name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String label) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator link(String label) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A list of a form with its legend. */
    Locator group(String legend) {
        return page.locator("fieldset.entries")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "legend", new Page.LocatorOptions().setHasText(Pattern.compile("^" + legend + "$")))));
    }

    /** What is wrong with a list that was looked at or taken in. */
    Locator faults() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("誤りと注意"))
                .locator("tbody tr");
    }

    /** Goes on with Tab until it has the focus, as whoever has no mouse does; after the last stop comes the first. */
    void tabTo(Locator target) {
        assertThat(target).isVisible();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if ((Boolean) target.evaluate("it => it === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by Tab: " + target);
    }

    void press(Locator target, String key) {
        tabTo(target);
        page.keyboard().press(key);
    }

    /** Down the list of a choice that has the focus, until it is chosen. */
    void choose(Locator choice, String value) {
        tabTo(choice);
        for (int step = 0; step < MOST_STOPS && !choice.inputValue().equals(value); step++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(choice).hasValue(value);
    }
}
