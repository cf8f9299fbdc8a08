package io.ramzor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import java.util.List;
import java.util.stream.Collectors;

/** What would keep people from using a page. */
final class Barriers {
    private static final String WIDER_THAN_THE_WINDOW =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private Barriers() {}

    static void fits(Tab tab) {
        assertThat((Integer) tab.page().evaluate(WIDER_THAN_THE_WINDOW))
                .as("pixels that the page is wider than its window")
                .isZero();
    }

    static void hasNone(Tab tab, String where) {
        AxeResults found = new AxeBuilder(tab.page()).analyze();
        List<String> barriers = found.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .collect(Collectors.joining("; ")))
                .toList();
        assertThat(found.getPasses()).as(where).hasSizeGreaterThan(10);
        assertThat(barriers).as(where).isEmpty();
    }
}
