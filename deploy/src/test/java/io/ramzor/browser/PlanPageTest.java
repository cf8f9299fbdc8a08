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

/** A planner's visit: what comes, what it takes, and what if; in both languages, light and dark, wide and narrow. */
@ExtendWith({OneChromium.class, PausedDemo.Given.class})
@Timeout(600)
class PlanPageTest {
    private static final String DEMAND = "**/api/v1/forecast?**";
    private static final String NOTHING_KNOWN = """
            {"at":"2026-06-15T07:50:00Z","interval_minutes":15,"points":[
             {"start":"2026-06-15T07:45:00Z","mean":null,"low":null,"high":null,"actual":null,"provisional":false}]}
            """;

    private static String address;

    @BeforeAll
    static void demo(PausedDemo demo) {
        address = demo.address();
    }

    private static void open(Tab tab) {
        tab.page().navigate(address + "/#/plan");
        assertThat(tab.part("demand-chart")).isVisible();
        assertThat(tab.part("needs")).isVisible();
    }

    @ParameterizedTest(name = "{0}, dark: {2}, {3} wide")
    @CsvSource({"en, ltr, true, 1366", "en, ltr, false, 390", "he, rtl, false, 1366", "he, rtl, true, 390"})
    void isReadableByAllAndFits(String language, String direction, boolean dark, int width, Chromium chromium) {
        try (Tab tab = chromium.visit(new Chromium.Look(language, dark, width, 900))) {
            open(tab);
            assertThat(tab.page().locator("html")).hasAttribute("dir", direction);
            Barriers.fits(tab);
            Barriers.hasNone(tab, "plan");

            tab.part("demand-table").locator("summary").click();
            assertThat(tab.part("demand-table").locator("tbody tr")).hasCount(96);
            assertThat(tab.part("demand-table").locator("thead th")).hasCount(7);
            tab.part("scenario-volume").focus();
            tab.page().keyboard().press("ArrowUp");
            assertThat(tab.part("scenario-effect").locator("tbody tr")).not().hasCount(0);
            Barriers.fits(tab);
            Barriers.hasNone(tab, "scenario");
            assertThat(tab.problems()).isEmpty();
        }
    }

    @Test
    void aPointIsReadWithTheKeyboardAndItsContactsOpen(Chromium chromium) {
        try (Tab tab = chromium.visit(Chromium.Look.DESKTOP)) {
            open(tab);
            tab.part("plan-interval-30").click();
            assertThat(tab.part("demand-table").locator("tbody tr")).hasCount(48);
            tab.part("plan-place").selectOption("queue:service-voice");
            Locator chart = tab.part("demand-chart");
            chart.focus();
            tab.page().keyboard().press("Home");
            assertThat(chart).hasAttribute("aria-valuenow", "0");
            for (int half = 0; half < 18; half++) {
                tab.page().keyboard().press("ArrowRight");
            }
            assertThat(tab.part("plot-readout")).containsText("09:00–09:30");
            tab.part("trace-came").press("Enter");
            assertThat(tab.part("trace-contact").first()).isVisible();
            assertThat(tab.part("trace-value-0"))
                    .hasText(tab.part("trace-came").locator("strong").textContent());
            tab.page().keyboard().press("Escape");
            assertThat(tab.problems()).isEmpty();
        }
    }

    @Test
    void aScenarioChangesWhatIsShownUntilItIsReset(Chromium chromium) {
        try (Tab tab = chromium.visit(Chromium.Look.DESKTOP)) {
            open(tab);
            tab.part("plan-later").click();
            tab.part("scenario-share").fill("30");
            Locator effect = tab.part("scenario-effect");
            Locator whatsapp =
                    effect.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Service WhatsApp"));
            assertThat(whatsapp.locator(".more")).hasCount(2);
            assertThat(tab.page().locator(".plot-scenario").first()).isAttached();
            tab.part("scenario-launch").fill("voice mail");
            assertThat(effect).containsText("Voice mail");
            tab.part("scenario-reset").click();
            assertThat(effect).hasCount(0);
            assertThat(tab.page().locator(".plot-scenario")).hasCount(0);
            tab.part("plan-span-week").click();
            assertThat(tab.part("demand-table").locator("tbody tr")).hasCount(168);
            Barriers.fits(tab);
            assertThat(tab.problems()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "en, Reckoning the forecast, cannot be reached, Shown as of, Nothing to forecast from yet",
        "he, התחזית בחישוב, אין חיבור, הנתונים נכונים, אין עדיין ממה לחזות"
    })
    void saysWhatIsLoadingMissingFailedAndOld(
            String language, String loading, String failed, String old, String empty, Chromium chromium) {
        try (Tab tab = chromium.visit(new Chromium.Look(language, false, 1366, 900))) {
            List<Route> held = new CopyOnWriteArrayList<>();
            tab.page().route(DEMAND, held::add);
            tab.page().navigate(address + "/#/plan");
            assertThat(tab.part("plan-loading")).containsText(loading);
            tab.page().waitForCondition(() -> !held.isEmpty());
            held.remove(0).abort();
            assertThat(tab.part("plan-error")).containsText(failed);
            tab.page().unroute(DEMAND);
            tab.part("plan-again").press("Enter");
            assertThat(tab.part("demand-chart")).isVisible();
            assertThat(tab.part("plan-error")).hasCount(0);

            tab.page().route(DEMAND, Route::abort);
            tab.part("plan-interval-30").click();
            assertThat(tab.part("plan-stale")).containsText(old);
            assertThat(tab.part("demand-chart")).isVisible();
            Barriers.hasNone(tab, "stale plan");
            tab.page().unroute(DEMAND);

            tab.page()
                    .route(
                            DEMAND,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(NOTHING_KNOWN)));
            tab.part("plan-interval-15").click();
            assertThat(tab.part("plan-empty")).containsText(empty);
        }
    }
}
