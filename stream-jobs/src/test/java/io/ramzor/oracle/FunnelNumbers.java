package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Section {@code funnel}: each step of a session once, under its first event. Read into the definitions: a step that was ever completed is
 * not left; the newest event of a step decides whether its status says left; silence of 30 minutes exactly is not left; a session is
 * forgotten like a live contact.
 */
final class FunnelNumbers {
    private static final long PATIENCE = 30 * Micros.MINUTE;
    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparingLong(Event::seq)
            .thenComparing(Event::stepIndex, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(event -> event.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Centre centre;
    private final long now;

    /** A step of a session that counts: what it came to, first entered at. */
    private record Counted(String process, String step, String platform, long at, String outcome) {}

    private final List<Counted> steps = new ArrayList<>();

    /** @param others events of no contact */
    FunnelNumbers(Centre centre, List<Event> others, long now) {
        this.centre = centre;
        this.now = now;
        Map<List<String>, List<Event>> sessions = new TreeMap<>(Comparator.comparing(List::toString));
        others.stream()
                .filter(event -> event.type() == EventType.DIGITAL_STEP)
                .sorted(ORDER)
                .forEach(event -> sessions.computeIfAbsent(
                                List.of(event.process(), event.session()), key -> new ArrayList<>())
                        .add(event));
        sessions.values().forEach(this::lives);
    }

    private void lives(List<Event> events) {
        int from = 0;
        for (int i = 1; i <= events.size(); i++) {
            if (i == events.size() || events.get(i).time() - events.get(i - 1).time() > centre.liveExpiryMicros()) {
                session(events.subList(from, i));
                from = i;
            }
        }
    }

    private void session(List<Event> events) {
        String platform = "none";
        for (Event event : events) {
            platform = event.platform() == null ? platform : event.platform();
        }
        for (String step : new TreeSet<>(events.stream().map(Event::step).toList())) {
            List<Event> own =
                    events.stream().filter(event -> event.step().equals(step)).toList();
            Event first = own.get(0);
            String outcome = outcome(own, events);
            steps.add(new Counted(first.process(), step, platform, first.time(), outcome));
        }
    }

    private String outcome(List<Event> own, List<Event> all) {
        if (own.stream().anyMatch(event -> "completed".equals(event.status()))) {
            return "completed";
        }
        Event last = own.get(own.size() - 1);
        int after = all.indexOf(last) + 1;
        long followed = after < all.size() ? all.get(after).time() : now;
        boolean silent = followed - last.time() > PATIENCE;
        return "left".equals(last.status()) || silent ? "left" : "open";
    }

    /** By local day, as in {@code totals.json}. */
    void write(Numbers numbers) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Counted step : steps) {
            String day = Micros.toInstant(step.at)
                    .atZone(centre.zone())
                    .toLocalDate()
                    .toString();
            count(counts, String.join(".", "funnel", day, step.process, step.step, step.platform), step.outcome);
        }
        counts.forEach(numbers::put);
    }

    private static void count(Map<String, Integer> counts, String place, String outcome) {
        counts.merge(place + ".entered", 1, Integer::sum);
        counts.merge(place + "." + outcome, outcome.equals("open") ? 0 : 1, Integer::sum);
    }

    /** By interval, into the facts of groups. */
    void write(GroupSums sums) {
        for (Counted step : steps) {
            List<String> keys = List.of("funnel", step.process, step.step, step.platform);
            sums.add(keys, step.at, "steps_entered", 1);
            if (!step.outcome.equals("open")) {
                sums.add(keys, step.at, "steps_" + step.outcome, 1);
            }
        }
    }
}
