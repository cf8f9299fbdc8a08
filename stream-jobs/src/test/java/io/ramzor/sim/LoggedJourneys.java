package io.ramzor.sim;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Journeys counted from a log alone, naively: identities by the links, episodes by case or topic, each contact after the others. */
final class LoggedJourneys {
    private static final long WEEK = 7 * 86_400_000_000L;

    /** One contact of a customer. */
    private record Visit(List<Event> steps, String channel, long start, long end) {
        boolean openAt(long time) {
            return end > time;
        }

        boolean has(EventType type) {
            return RunLog.has(steps, type);
        }

        Event offered() {
            return steps.get(0);
        }
    }

    private final Map<String, String> parent = new HashMap<>();
    private final Map<String, List<Visit>> byKey = new TreeMap<>();
    long episodes;
    long oneContact;
    long contacts;
    long repeats;
    long redials;
    long parallel;
    long contained;
    long containedCameBack;
    final Map<String, Long> shifts = new TreeMap<>();
    long invited;

    LoggedJourneys(RunLog log) {
        for (Event event : log.events) {
            if (event.type() == EventType.IDENTITY_LINKED) {
                parent.put(root(event.customer()), root(event.sameAs()));
            }
        }
        log.contacts().values().forEach(this::take);
        byKey.values().forEach(this::chain);
    }

    private String root(String key) {
        String at = key;
        while (parent.containsKey(at) && !parent.get(at).equals(at)) {
            at = parent.get(at);
        }
        return at;
    }

    private void take(List<Event> steps) {
        Event offered = steps.get(0);
        if (offered.direction() != null || offered.customer() == null) {
            return;
        }
        contacts++;
        String about = offered.caseId() == null ? "topic " + offered.topic() : offered.caseId();
        byKey.computeIfAbsent(root(offered.customer()) + " " + about, key -> new ArrayList<>())
                .add(new Visit(steps, offered.channel(), offered.time(), end(steps)));
    }

    private static long end(List<Event> steps) {
        Event booked = RunLog.first(steps, EventType.CALLBACK_BOOKED);
        if (booked != null) {
            return booked.time();
        }
        long end = Long.MAX_VALUE;
        for (Event step : steps) {
            switch (step.type()) {
                case ABANDONED, RESOLVED -> end = step.time();
                case RELEASED -> end = step.channel().equals("voice") ? step.time() : end;
                case QUEUED -> end = Long.MAX_VALUE;
                case BOT_ENDED -> end = step.outcome().equals("handed_over") ? end : step.time();
                default -> {}
            }
        }
        return end;
    }

    private void chain(List<Visit> visits) {
        visits.sort(Comparator.comparingLong(Visit::start));
        List<Visit> episode = new ArrayList<>();
        for (Visit visit : visits) {
            boolean joins = episode.stream().anyMatch(earlier -> earlier.openAt(visit.start()))
                    || episode.stream().anyMatch(earlier -> visit.start() - earlier.end() <= WEEK);
            if (!joins) {
                close(episode);
                episode.clear();
            } else {
                compare(episode, visit);
            }
            episode.add(visit);
        }
        close(episode);
    }

    private void compare(List<Visit> episode, Visit visit) {
        Visit before = episode.get(episode.size() - 1);
        boolean open = episode.stream().anyMatch(earlier -> earlier.openAt(visit.start()));
        boolean guided = visit.offered().guidedBy() != null;
        if (!before.channel().equals(visit.channel())) {
            shifts.merge(before.channel() + " " + visit.channel(), 1L, Long::sum);
            invited += guided || accepted(before, visit.channel()) ? 1 : 0;
        } else if (!open) {
            repeats++;
            redials += visit.channel().equals("voice") && before.has(EventType.ABANDONED) ? 1 : 0;
        }
        parallel += open && !guided ? 1 : 0;
    }

    private static boolean accepted(Visit before, String channel) {
        Event accepted = RunLog.first(before.steps(), EventType.DEFLECTION_ACCEPTED);
        return accepted != null && accepted.toChannel().equals(channel);
    }

    private void close(List<Visit> episode) {
        if (episode.isEmpty()) {
            return;
        }
        episodes++;
        oneContact += episode.size() == 1 ? 1 : 0;
        for (int i = 0; i < episode.size(); i++) {
            Event ended = RunLog.first(episode.get(i).steps(), EventType.BOT_ENDED);
            if (ended != null && ended.outcome().equals("contained")) {
                contained++;
                containedCameBack += i + 1 < episode.size() ? 1 : 0;
            }
        }
    }
}
