package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in both languages, light and dark, wide and narrow, on a demo that is paused with a proposal open. */
@ExtendWith({OneChromium.class, PausedDemo.Given.class})
@Timeout(600)
class FloorLanguagesTest {
    /** The number of a queue in which nobody waits. */
    private static final String NOBODY_WAITS =
            "button[data-testid^='trace-waiting-']:has([data-testid^='waiting-']:text-is('0'))";

    private static String address;

    @BeforeAll
    static void demo(PausedDemo demo) {
        address = demo.address();
    }

    @ParameterizedTest(name = "{0}, dark: {2}, {3} wide")
    @CsvSource({"en, ltr, false, 1366", "en, ltr, true, 390", "he, rtl, false, 390", "he, rtl, true, 1366"})
    void isReadableByAllAndFits(String language, String direction, boolean dark, int width, Chromium chromium) {
        try (Tab tab = chromium.visit(new Chromium.Look(language, dark, width, 900))) {
            tab.openFloor(address);
            Locator html = tab.page().locator("html");
            assertThat(html).hasAttribute("lang", language);
            assertThat(html).hasAttribute("dir", direction);
            assertThat(tab.parts("proposal-").first()).isVisible();
            Barriers.fits(tab);
            Barriers.hasNone(tab, "floor");

            tab.parts("details-").first().click();
            tab.parts("move-agent-").first().click();
            assertThat(tab.part("move-dialog").locator(".effect").first()).isVisible();
            Barriers.fits(tab);
            Barriers.hasNone(tab, "move dialog");
            tab.part("move-cancel").click();

            tab.parts("dismiss-").first().click();
            assertThat(tab.page().locator("input[name=reason]")).isFocused();
            Barriers.hasNone(tab, "dismissing");
            tab.page().keyboard().press("Escape");

            tab.page().keyboard().press("?");
            assertThat(tab.part("shortcuts-dialog")).isVisible();
            Barriers.hasNone(tab, "shortcuts");
            tab.page().keyboard().press("Escape");

            tab.page().navigate(address + "/#/rejects");
            assertThat(tab.page().locator("#rejects-title")).isVisible();
            Barriers.fits(tab);
            Barriers.hasNone(tab, "rejects");
            assertThat(tab.problems()).isEmpty();
        }
    }

    @Test
    void theVisitorChangesLanguageAndItStays(Chromium chromium) {
        try (Tab tab = chromium.visit(Chromium.Look.DESKTOP)) {
            tab.openFloor(address);
            Locator title = tab.page().locator("#queues-title");
            String english = title.textContent();
            tab.part("lang-he").click();
            assertThat(tab.page().locator("html")).hasAttribute("dir", "rtl");
            assertThat(title).not().hasText(english);
            tab.page().reload();
            assertThat(tab.page().locator("html")).hasAttribute("lang", "he");
            tab.part("lang-en").click();
            assertThat(title).hasText(english);
            assertThat(tab.problems()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "en, Finding the contacts, No contact is behind this number., cannot be reached, Shown as of",
        "he, מחפש את הפניות, אין פניות מאחורי המספר הזה., אין חיבור, הנתונים נכונים"
    })
    void theContactsBehindANumberSayWhatIsLoadingMissingFailedAndOld(
            String language, String loading, String none, String failed, String old, Chromium chromium) {
        try (Tab tab = chromium.visit(new Chromium.Look(language, false, 1366, 900))) {
            tab.openFloor(address);
            List<Route> held = new CopyOnWriteArrayList<>();
            tab.page().route("**/api/v1/contacts?**", held::add);
            Locator number = tab.parts("trace-service_level-").first();
            number.focus();
            tab.page().keyboard().press("Enter");
            assertThat(tab.part("trace-loading")).containsText(loading);
            tab.page().waitForCondition(() -> !held.isEmpty());
            held.remove(0).abort();
            assertThat(tab.part("trace-error")).containsText(failed);
            assertThat(tab.part("trace-found")).hasCount(0);
            tab.page().unroute("**/api/v1/contacts?**");
            tab.part("trace-dialog").locator(".buttons button").first().press("Enter");
            assertThat(tab.part("trace-found")).hasAttribute("aria-busy", "false");
            assertThat(tab.part("trace-error")).hasCount(0);
            assertThat(tab.part("trace-contact").first()).isVisible();
            Barriers.fits(tab);
            Barriers.hasNone(tab, "contacts");

            tab.page().route("**/api/v1/contacts?**", Route::abort);
            tab.part("trace-again").press("Enter");
            assertThat(tab.part("trace-stale")).containsText(old);
            assertThat(tab.part("trace-contact").first()).isVisible();
            tab.page().unroute("**/api/v1/contacts?**");
            closesAndGivesTheFocusBack(tab, number);

            Locator nobody = tab.page().locator(NOBODY_WAITS).first();
            nobody.focus();
            tab.page().keyboard().press("Enter");
            assertThat(tab.part("trace-empty")).hasText(none);
            closesAndGivesTheFocusBack(tab, nobody);

            Locator agent = tab.parts("trace-agent-").first();
            agent.focus();
            tab.page().keyboard().press("Enter");
            assertThat(tab.part("trace-contact").first()).isVisible();
            closesAndGivesTheFocusBack(tab, agent);
        }
    }

    private static void closesAndGivesTheFocusBack(Tab tab, Locator opener) {
        tab.page().keyboard().press("Escape");
        assertThat(tab.part("trace-dialog")).isHidden();
        assertThat(opener).isFocused();
    }
}
