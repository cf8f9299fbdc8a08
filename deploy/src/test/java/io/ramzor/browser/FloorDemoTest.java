package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A supervisor's visit to the demo, with mouse and keyboard; what comes of it is read from the page. */
@ExtendWith(OneChromium.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(900)
class FloorDemoTest {
    private static final long SEED = 1;
    private static final String QUEUE = "service-chat";
    private static final String QUEUE_NAME = "Service Chat";
    private static final Instant OPENING = Instant.parse("2026-06-15T07:40:00Z");
    /** 11:20 in the centre; the service level of the half hour before it holds most of the storm. */
    private static final Instant COMPARED = Instant.parse("2026-06-15T08:20:00Z");

    private static final double MARGIN = 0.20;
    /** What was offered before the last hour: the fact of the history, and the contacts that are listed. */
    private static final String CLOSED_INTERVALS = """
            async (queue) => {
              const hour = 3600000;
              const end = Math.floor(Date.parse(document.querySelector('[data-testid=now]').getAttribute('datetime')) / hour) * hour - hour;
              const range = `queue=${queue}&from=2026-06-15T00:00:00Z&to=${new Date(end).toISOString()}`;
              const get = async (path) => (await fetch(`api/v1/${path}`)).json();
              const history = await get(`history?metric=offered&${range}`);
              let after = '';
              let listed = 0;
              do {
                const page = await get(`contacts?metric=offered&limit=1000&${range}${after}`);
                listed += page.contacts.length;
                after = page.next ? `&after=${page.next}` : null;
              } while (after);
              return [history.points.reduce((sum, point) => sum + point[1], 0), listed];
            }
            """;

    private static Program helped;
    private static Tab tab;

    @BeforeAll
    static void open(Chromium chromium) throws IOException {
        helped = Program.demo(SEED);
        tab = chromium.visit(Chromium.Look.DESKTOP);
    }

    @AfterAll
    static void close() {
        tab.close();
        helped.close();
    }

    @Test
    @Order(1)
    void theHelpedQueueEndsAboveTheSameDayWithoutHelp(Chromium chromium) throws IOException {
        try (Program left = Program.demo(SEED);
                Tab other = chromium.visit(Chromium.Look.DESKTOP)) {
            other.openFloor(left.demoAddress());
            other.noteLevels();
            other.play(60);
            tab.openFloor(helped.demoAddress());
            long firstFrame = System.nanoTime();
            tab.noteLevels();

            Locator proposal = tab.proposalsTo(QUEUE_NAME).first();
            assertThat(proposal).isVisible(Chromium.patiently());
            System.out.printf(
                    "%.0f s after the first frame, at %s in the centre: a proposal for %s%n",
                    (System.nanoTime() - firstFrame) / 1e9, tab.part("now").textContent(), QUEUE_NAME);
            List<String> people = proposal.locator(".person > bdi").allTextContents();
            assertThat(people).isNotEmpty();
            assertThat(proposal.locator("[data-testid^='apply-']")).isInViewport();
            proposal.locator("[data-testid^='apply-']").focus();
            tab.page().keyboard().press("Enter");

            assertThat(tab.part("receipt")).containsText("to " + QUEUE_NAME);
            assertThat(tab.parts("decision-").first()).hasAttribute("data-kind", "apply");
            for (String name : people) {
                assertThat(chips("chat").filter(withText(name))).isVisible();
            }

            tab.play(60);
            double with = tab.serviceLevelAt(COMPARED, QUEUE);
            double without = other.serviceLevelAt(COMPARED, QUEUE);
            System.out.printf(
                    "%s at 11:20: %.1f %% with the move, %.1f %% without%n", QUEUE_NAME, 100 * with, 100 * without);
            assertThat(with).isGreaterThan(without + MARGIN);
            assertThat(other.parts("decision-")).hasCount(0);
            assertThat(other.problems()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void anAgentIsMovedByTheMenuWithTheKeyboardAndBroughtBackByMouse() {
        tab.openFloor(helped.demoAddress());
        tab.play(1);
        Locator button = chips("email").locator("[data-testid^='move-agent-']").first();
        String agent = button.getAttribute("data-testid").substring("move-agent-".length());
        Locator chip = tab.part("agent-" + agent);

        button.focus();
        tab.page().keyboard().press("Enter");
        assertThat(tab.part("move-dialog")).isVisible();
        Locator dialog = tab.part("move-dialog");
        String target = dialog.locator("input[name=to]").first().inputValue();
        tab.part("move-to-" + target).focus();
        tab.page().keyboard().press("Space");
        assertThat(tab.part("move-to-" + target)).isChecked();
        tab.part("move-minutes-30").focus();
        tab.page().keyboard().press("ArrowLeft");
        assertThat(tab.part("move-minutes-15")).isChecked();
        assertThat(dialog.locator(".move-effect")).hasAttribute("aria-busy", "false");
        assertThat(dialog.getByTestId("effect-" + target)).isVisible();
        tab.part("move-confirm").focus();
        tab.page().keyboard().press("Enter");

        assertThat(dialog).isHidden();
        assertThat(chips(target.substring(target.lastIndexOf('-') + 1)).and(chip))
                .isVisible();
        assertThat(chip.locator(".chip-moved")).isVisible();
        Locator decision = tab.parts("decision-").first();
        assertThat(decision).hasAttribute("data-kind", "move");

        decision.locator("[data-testid^='undo-']").click();
        assertThat(chips("email").and(chip)).isVisible();
        assertThat(chip.locator(".chip-moved")).hasCount(0);
        assertThat(tab.parts("decision-").first()).hasAttribute("data-kind", "undo");
        assertThat(tab.problems()).isEmpty();
    }

    @Test
    @Order(3)
    void timeStandsWhilePausedAndGoesOn() {
        tab.openFloor(helped.demoAddress());
        tab.play(60);
        tab.page().keyboard().press("p");
        assertThat(tab.part("connection")).hasAttribute("data-state", "paused");
        Instant paused = tab.now();
        // Two more boards come, so a time that went on would show; at 60 times by minutes.
        tab.play(10);
        tab.play(60);
        assertThat(Duration.between(paused, tab.now())).isLessThan(Duration.ofSeconds(30));

        tab.part("demo-pause").click();
        assertThat(tab.part("connection")).hasAttribute("data-state", "live");
        tab.awaitTime(tab.now().plusSeconds(60));
        assertThat(tab.problems()).isEmpty();
    }

    @Test
    @Order(4)
    void aNumberOfTheFloorIsTracedToItsContacts() {
        tab.openFloor(helped.demoAddress());
        tab.play(1);
        Locator number = tab.part("trace-service_level-" + QUEUE);
        number.focus();
        tab.page().keyboard().press("Enter");
        Locator dialog = tab.part("trace-dialog");
        Locator value = tab.part("trace-value-0");
        assertThat(value).isVisible();
        // The number goes on while it is read, and its contacts are told within five seconds.
        boolean same = false;
        for (int tries = 0; tries < 20 && !same; tries++) {
            tab.part("trace-again").click();
            assertThat(tab.part("trace-again")).isEnabled();
            same = shown(value).equals(shown(tab.part("service-level-" + QUEUE)));
        }
        assertThat(same).isTrue();

        tab.part("trace-compare").selectOption("flow_outs_against");
        assertThat(tab.part("trace-formula-1")).containsText("flow_outs_against");
        tab.part("trace-contact").first().focus();
        tab.page().keyboard().press("Enter");
        assertThat(tab.part("timeline").locator(".lane-bar").first()).isVisible();
        tab.page().keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(number).isFocused();

        List<?> counts = (List<?>) tab.page().evaluate(CLOSED_INTERVALS, QUEUE);
        assertThat(counts.get(0)).hasToString(counts.get(1).toString());
        assertThat(((Number) counts.get(0)).intValue()).isGreaterThan(20);
        assertThat(tab.problems()).isEmpty();
    }

    private static String shown(Locator figure) {
        return String.valueOf(figure.getAttribute("data-value"));
    }

    @Test
    @Order(5)
    void theDayStartsAgainAndAProposalIsDismissedWithAReason() {
        tab.openFloor(helped.demoAddress());
        assertThat(tab.now()).isAfter(OPENING.plus(Duration.ofMinutes(10)));
        tab.part("demo-restart").click();
        tab.page()
                .waitForFunction(
                        "until => Date.parse(document.querySelector('[data-testid=now]')?.getAttribute('datetime')) < until",
                        (double) OPENING.plus(Duration.ofMinutes(5)).toEpochMilli());
        assertThat(tab.part("connection")).hasAttribute("data-state", "live");
        assertThat(tab.parts("decision-")).hasCount(0);

        tab.play(60);
        assertThat(tab.parts("proposal-").first()).isVisible(Chromium.patiently());
        tab.play(1);
        editWithTheKeyboard();
        tab.page().keyboard().press("d");
        Locator reason = tab.page().locator("input[name=reason]");
        assertThat(reason).isFocused();
        tab.page().keyboard().type("the team is in a meeting");
        tab.page().keyboard().press("Enter");

        assertThat(tab.part("receipt")).isVisible();
        Locator decision = tab.parts("decision-").first();
        assertThat(decision).hasAttribute("data-kind", "dismiss");
        assertThat(decision).containsText("the team is in a meeting");
    }

    /** One goes less, for a quarter of an hour; the effect is shown before it is saved, and the proposal stays open as it is then. */
    private static void editWithTheKeyboard() {
        Locator people = tab.parts("proposal-").first().locator(".person");
        int proposed = people.count();
        tab.page().keyboard().press("e");
        Locator dialog = tab.part("edit-dialog");
        assertThat(dialog).isVisible();
        if (proposed > 1) {
            tab.parts("edit-person-").first().focus();
            tab.page().keyboard().press("Space");
        }
        tab.part("edit-minutes-same").focus();
        tab.page().keyboard().press("ArrowRight");
        assertThat(tab.part("edit-minutes-15")).isChecked();
        assertThat(dialog.locator(".move-effect")).hasAttribute("aria-busy", "false");
        assertThat(dialog.locator("[data-testid^='effect-']").first()).isVisible();
        tab.part("edit-save").focus();
        tab.page().keyboard().press("Enter");
        assertThat(dialog).isHidden();
        assertThat(tab.parts("decision-").first()).hasAttribute("data-kind", "edit");
        assertThat(people).hasCount(Math.max(1, proposed - 1));
    }

    /** Agents in the group of those who serve that channel and no other. */
    private static Locator chips(String channel) {
        return tab.part("agent-group-" + channel).locator(".chip");
    }

    private static Locator.FilterOptions withText(String name) {
        return new Locator.FilterOptions()
                .setHas(tab.page().getByText(name, new Page.GetByTextOptions().setExact(true)));
    }
}
