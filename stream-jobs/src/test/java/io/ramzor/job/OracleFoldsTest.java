package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.oracle.Numbers;
import io.ramzor.oracle.Oracle;
import io.ramzor.oracle.RandomLog;
import io.ramzor.oracle.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many random logs through the folds alone: what contacts, agents and digital sessions come to is what the oracle says. */
class OracleFoldsTest {
    private static final int CONTACTS = 25;
    /** So many logs by day, a hundred times as many at night. */
    private static final int LOGS = 20 * Integer.getInteger("ramzor.rounds", 1);

    @Test
    void the_folds_find_what_the_oracle_finds() throws IOException {
        long first = Long.getLong("ramzor.first", 0);
        for (long seed = first; seed < first + LOGS; seed++) {
            RandomLog log = new RandomLog(seed, CONTACTS, true);
            Centre centre = log.centre();
            List<Event> events = new ArrayList<>(log.inSomeOrder());
            long now = events.stream().mapToLong(Event::time).max().orElseThrow();
            events.add(Event.of("end", now, EventType.CLOCK).build());
            List<String> differences = differences(centre, events);
            if (!differences.isEmpty()) {
                List<Event> smallest = smallest(centre, events, subject(differences.get(0)));
                assertThat(differences(centre, smallest))
                        .as("seed %d, %s", seed, told(smallest))
                        .isEmpty();
            }
        }
    }

    private static List<String> differences(Centre centre, List<Event> events) throws IOException {
        Reading read = Reading.inTime(events);
        Oracle oracle = new Oracle(centre, read);
        FoldedNumbers folded = FoldedNumbers.of(centre, read);
        ReplayNumbers numbers = folded.numbers();
        List<String> differences =
                new ArrayList<>(withoutJourneys(oracle.totals()).differences(withoutJourneys(numbers.compared())));
        differences.addAll(OraclePropertiesTest.differences(oracle.intervals(), numbers.finals()));
        differences.addAll(OraclePropertiesTest.differences(oracle.breakdowns(), numbers.breakdowns()));
        if (!oracle.cannotFollow().equals(folded.refused())) {
            differences.add("set aside: " + oracle.cannotFollow() + " here, " + folded.refused() + " there");
        }
        return differences;
    }

    private static Numbers withoutJourneys(Numbers numbers) {
        return numbers.without("shift").without("bot");
    }

    /** What a difference is about, whatever queue, agent or moment it names. */
    private static String subject(String difference) {
        return difference
                .replaceAll(":( .* here,| ).*", "")
                .replaceAll("\\d{4}-.*Z", "")
                .replaceAll("-\\d+|[ab]\\d+", "");
    }

    /** The log with all left out that the difference does not need, its last event always kept. */
    private static List<Event> smallest(Centre centre, List<Event> events, String subject) throws IOException {
        List<Event> smallest = events;
        for (int span = events.size() / 2; span >= 1; span /= 2) {
            for (int from = 0; from < smallest.size() - 1; ) {
                List<Event> less = new ArrayList<>(smallest);
                less.subList(from, Math.min(smallest.size() - 1, from + span)).clear();
                boolean still = differences(centre, less).stream()
                        .anyMatch(difference -> subject(difference).equals(subject));
                smallest = still ? less : smallest;
                from = still ? from : from + span;
            }
        }
        return smallest;
    }

    private static String told(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparingLong(Event::time))
                .map(event -> new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
