package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sections {@code shift} and {@code bot}: what customers do over their contacts. */
final class JourneyNumbers {
    private static final long LAUNCH = 28 * Micros.DAY;

    private final Centre centre;
    private final long now;
    private final List<Event> calendar;
    private final List<Visit> visits;
    private final Map<String, Integer> shift = new TreeMap<>();
    private final Map<String, Integer> bot = new TreeMap<>();
    private final Causes causes;
    private int spells;
    private int agents;
    private int single;
    private int singleMatured;

    /** @param others events of no contact, in order */
    JourneyNumbers(Centre centre, List<Life> lives, List<Event> others, long now) {
        this.centre = centre;
        this.now = now;
        this.calendar = others.stream()
                .filter(event -> event.type() == EventType.CALENDAR_CHANGED)
                .toList();
        this.causes = new Causes(centre, calendar);
        Identities identities = new Identities(centre, others);
        this.visits = new ArrayList<>();
        for (Life life : lives) {
            for (Spell spell : life.spells) {
                if (!life.outbound && !life.steps.isEmpty()) {
                    Visit visit = new Visit(centre, life, spell);
                    visit.identity = identities.of(life.customer);
                    visits.add(visit);
                }
            }
        }
        visits.sort(Comparator.comparingLong(Visit::start)
                .thenComparing(visit -> visit.life.contact)
                .thenComparing(visit -> visit.spell.number));
    }

    void write(Numbers numbers) {
        for (Visit visit : visits) {
            count(shift, "escalated_l1_l2", visit.escalated ? 1 : 0);
            count(shift, "deflection_offered", visit.deflectionsOffered);
            count(shift, "deflection_accepted", visit.deflectedTo.size());
            count(shift, "channel_mix." + visit.channel.id(), 1);
            String kind = visit.channel.kind().name().toLowerCase(Locale.ROOT);
            count(shift, "channel_mix_by_kind." + kind, 1);
            session(visit);
            launch(visit);
        }
        episodes().forEach(this::episode);
        Map<String, List<Visit>> customers = new TreeMap<>();
        for (Visit visit : visits) {
            if (visit.identity != null) {
                customers
                        .computeIfAbsent(visit.identity, key -> new ArrayList<>())
                        .add(visit);
            }
        }
        customers.values().forEach(this::cohorts);
        shift.forEach((name, count) -> {
            if (name.startsWith("channel_mix")) {
                numbers.ratio("shift." + name, count, visits.size());
            } else {
                numbers.put("shift." + name, count);
            }
        });
        bot.forEach((name, count) -> numbers.put("bot." + name, count));
        int sessions = bot.getOrDefault("sessions", 0);
        numbers.ratio("bot.escalation_rate", bot.getOrDefault("handed_over", 0), sessions);
        numbers.put("shift.voice_to_written_shift", voiceToWritten());
        int episodes = shift.getOrDefault("episodes", 0);
        numbers.ratio("shift.fcr", single, episodes);
        numbers.ratio("shift.fcr_matured", singleMatured, shift.getOrDefault("episodes_matured", 0));
        numbers.ratio("shift.contacts_per_episode", spells, episodes);
        numbers.ratio("shift.agents_per_episode", agents, episodes);
    }

    /** From the four weeks before the first opening to the four weeks after it, topic by topic; null without an opening. */
    private Double voiceToWritten() {
        Long opened = calendar.stream()
                .filter(event -> "channel_opened".equals(event.kind()))
                .map(Event::time)
                .findFirst()
                .orElse(null);
        if (opened == null) {
            return null;
        }
        List<Visit> baseline = between(opened - LAUNCH, opened);
        List<Visit> present = between(opened, opened + LAUNCH);
        double sum = 0;
        for (String topic : new TreeSet<>(baseline.stream().map(v -> v.topic).toList())) {
            List<Visit> before =
                    baseline.stream().filter(v -> v.topic.equals(topic)).toList();
            List<Visit> after =
                    present.stream().filter(v -> v.topic.equals(topic)).toList();
            if (!after.isEmpty()) {
                sum += before.size() / (double) baseline.size() * (voiceShare(before) - voiceShare(after));
            }
        }
        return baseline.isEmpty() || present.isEmpty() ? null : Double.valueOf(sum);
    }

    private List<Visit> between(long from, long to) {
        return visits.stream()
                .filter(visit -> from <= visit.start() && visit.start() < to)
                .toList();
    }

    private static double voiceShare(List<Visit> visits) {
        return visits.stream().filter(visit -> !visit.channel.written()).count() / (double) visits.size();
    }

    private static void count(Map<String, Integer> counts, String name, int more) {
        counts.merge(name, more, Integer::sum);
    }

    private long window(Visit visit) {
        Map<String, Long> windows = centre.episodeWindowMicros();
        return windows.getOrDefault(visit.topic, windows.get(""));
    }

    private void session(Visit visit) {
        if (visit.spell.botCame()) {
            count(bot, "sessions", 1);
            if (visit.botOutcome != null) {
                count(bot, visit.botOutcome, 1);
            }
        }
        count(bot, "human_requests", visit.askedForHuman ? 1 : 0);
        count(bot, "human_requests_blocked", visit.blocked ? 1 : 0);
    }

    /** After a channel opened: who had the same topic elsewhere before came over, the rest would not have come. */
    private void launch(Visit visit) {
        boolean launched = calendar.stream()
                .anyMatch(event -> "channel_opened".equals(event.kind())
                        && visit.channel.id().equals(event.channel())
                        && event.time() <= visit.start()
                        && visit.start() < event.time() + LAUNCH);
        if (launched) {
            boolean before = visits.stream()
                    .anyMatch(other -> visit.identity != null
                            && visit.identity.equals(other.identity)
                            && other.topic.equals(visit.topic)
                            && !other.channel.id().equals(visit.channel.id())
                            && other.start() < visit.start()
                            && visit.start() - other.start() <= LAUNCH);
            count(shift, before ? "shifted" : "induced", 1);
        }
    }

    /** Episodes in the order of their spells. */
    private List<List<Visit>> episodes() {
        Map<String, List<Visit>> newest = new TreeMap<>();
        List<List<Visit>> episodes = new ArrayList<>();
        for (Visit visit : visits) {
            if (visit.identity == null) {
                continue;
            }
            String key = visit.identity
                    + (visit.life.caseId != null ? " case " + visit.life.caseId : " topic " + visit.topic);
            List<Visit> episode = newest.get(key);
            if (episode == null || !joins(visit, episode)) {
                episode = new ArrayList<>();
                episodes.add(episode);
                newest.put(key, episode);
            }
            episode.add(visit);
        }
        return episodes;
    }

    private boolean joins(Visit visit, List<Visit> episode) {
        boolean open = episode.stream().anyMatch(earlier -> earlier.openAt(visit.start()));
        long latest = episode.stream()
                .mapToLong(earlier -> earlier.end == null ? Long.MIN_VALUE : earlier.end)
                .max()
                .orElseThrow();
        return open || visit.start() - latest <= window(visit);
    }

    private void episode(List<Visit> episode) {
        count(shift, "episodes", 1);
        spells += episode.size();
        TreeSet<String> took = new TreeSet<>();
        episode.forEach(visit -> took.addAll(visit.agents));
        agents += took.size();
        single += episode.size() == 1 ? 1 : 0;
        boolean ended = episode.stream().allMatch(visit -> visit.end != null);
        long last = ended ? episode.stream().mapToLong(visit -> visit.end).max().orElseThrow() : 0;
        if (ended && now > last + window(episode.get(0))) {
            count(shift, "episodes_matured", 1);
            singleMatured += episode.size() == 1 ? 1 : 0;
        }
        for (int i = 0; i < episode.size(); i++) {
            if (i > 0) {
                next(episode.get(i - 1), episode.get(i), episode.subList(0, i));
            }
            later(episode.get(i), episode.subList(i + 1, episode.size()));
        }
    }

    private void next(Visit a, Visit b, List<Visit> earlier) {
        String told = a.expectation != null && a.expectation <= b.start() ? "sent" : "none";
        List<Visit> open =
                earlier.stream().filter(visit -> visit.openAt(b.start())).toList();
        boolean guided = open.stream().anyMatch(visit -> visit.life.contact.equals(b.guidedBy));
        if (!a.channel.id().equals(b.channel.id())) {
            String cause = causes.of(a, b);
            count(shift, "matrix." + a.channel.id() + "." + b.channel.id() + "." + cause + ".count", 1);
            boolean helped = cause.equals("agent_invited") || cause.equals("bot_handoff");
            count(shift, "text_to_voice", helped && a.channel.written() && !b.channel.written() ? 1 : 0);
        } else if (open.isEmpty()) {
            count(shift, "repeats", 1);
            count(shift, "expectation_message." + told + ".repeats", 1);
        }
        if (!open.isEmpty() && !guided) {
            count(shift, "parallel", 1);
            count(shift, "expectation_message." + told + ".parallel", 1);
        }
    }

    /** What later spells of the episode say of this one. */
    private void later(Visit visit, List<Visit> rest) {
        long window = window(visit);
        if ("contained".equals(visit.botOutcome)) {
            long session = visit.spell.botStarted;
            boolean came = rest.stream().anyMatch(other -> other.start() - session <= window);
            count(bot, "verified_contained", came ? 0 : 1);
            count(bot, "verified_matured", !came && now - session > window ? 1 : 0);
        }
        for (String to : visit.deflectedTo) {
            boolean returned = rest.stream()
                    .anyMatch(other ->
                            other.channel.id().equals(visit.channel.id()) && other.start() - visit.start() <= window);
            count(shift, "deflection_returned", returned ? 1 : 0);
        }
    }

    private void cohorts(List<Visit> of) {
        List<Visit> digital =
                of.stream().filter(visit -> visit.channel.digital()).toList();
        count(shift, "first_time_digital", digital.isEmpty() ? 0 : 1);
        boolean returned = digital.size() == 1
                && of.stream()
                        .anyMatch(visit -> !visit.channel.digital()
                                && visit.start() > digital.get(0).start()
                                && visit.start() - digital.get(0).start() <= 30 * Micros.DAY);
        count(shift, "returners", returned ? 1 : 0);
        boolean regular = false;
        for (int i = 2; i < digital.size(); i++) {
            regular |= digital.get(i).start() - digital.get(i - 2).start() <= 90 * Micros.DAY;
        }
        count(shift, "digital_regulars", regular ? 1 : 0);
    }
}
