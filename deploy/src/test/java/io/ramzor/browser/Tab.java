package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A visitor's page of Ramzor: what can be read on it, and what went wrong on it. */
final class Tab implements AutoCloseable {
    /** Notes each state of the page: when it is in the centre, and the service level of each queue. */
    private static final String NOTE_LEVELS = """
            () => {
              window.levels = [];
              let asked = false;
              const note = () => {
                asked = false;
                const at = document.querySelector('[data-testid=now]')?.getAttribute('datetime');
                const cells = [...document.querySelectorAll('[data-testid^="service-level-"]')];
                if (at) window.levels.push([Date.parse(at), Object.fromEntries(cells.map(
                  (cell) => [cell.dataset.testid.replace('service-level-', ''), cell.dataset.value]))]);
              };
              new MutationObserver(() => {
                if (!asked) setTimeout(note);
                asked = true;
              }).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
            }
            """;

    private static final String FIRST_NOTE_FROM = """
            ([from, queue]) => {
              const found = window.levels.find(([at, values]) => at >= from && values[queue] !== undefined);
              return found ? [Number(found[1][queue])] : null;
            }
            """;

    private static final String PAST =
            "from => Date.parse(document.querySelector('[data-testid=now]')?.getAttribute('datetime')) >= from";

    private static final Page.WaitForFunctionOptions LONG = new Page.WaitForFunctionOptions()
            .setTimeout(3 * Chromium.PATIENCE_MILLIS)
            .setPollingInterval(200);

    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    Tab(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                problems.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> problems.add("uncaught: " + error));
    }

    Page page() {
        return page;
    }

    /** Errors and warnings on the page's console, and errors that nobody caught. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Opens the Floor of that address and waits for its first frame with figures. */
    void openFloor(String address) {
        page.navigate(address);
        assertThat(part("queue-table")).isVisible();
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    Locator parts(String testIdPrefix) {
        return page.locator("[data-testid^='" + testIdPrefix + "']");
    }

    /** The open proposals that send agents to a queue, by what their titles say. */
    Locator proposalsTo(String queueName) {
        return parts("proposal-")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING)
                                .filter(new Locator.FilterOptions()
                                        .setHasText(Pattern.compile(" to .*" + queueName)))));
    }

    /** What time it is in the centre, as the page says. */
    Instant now() {
        return Instant.parse(part("now").getAttribute("datetime"));
    }

    /** Waits until the page says that it is later than that in the centre. */
    void awaitTime(Instant from) {
        page.waitForFunction(PAST, (double) from.toEpochMilli(), LONG);
    }

    void play(int times) {
        Locator button = part("demo-speed-" + times);
        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
    }

    void noteLevels() {
        page.evaluate(NOTE_LEVELS);
    }

    /** The service level of a queue, 0 to 1, on the first state of the page at or after that time; waits for it. */
    double serviceLevelAt(Instant from, String queue) {
        List<Object> arguments = List.of((double) from.toEpochMilli(), queue);
        List<?> found =
                (List<?>) page.waitForFunction(FIRST_NOTE_FROM, arguments, LONG).jsonValue();
        return ((Number) found.get(0)).doubleValue();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
