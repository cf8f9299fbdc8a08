package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The definitions of journeys worked out again, each looked up in all spells, to hold the incremental fold against. */
final class PlainJourney {
    private static final long NEVER = ContactState.NEVER;

    private final Centre centre;
    private final List<Event> timeline;
    private final List<SpellSummary> spells;
    private final boolean known;
    private final long now;
    private final Map<GroupFact, Integer> sums = new HashMap<>();

    private PlainJourney(Centre centre, List<Event> timeline, List<SpellSummary> spells, boolean known, long now) {
        this.centre = centre;
        this.timeline = timeline.stream()
                .sorted(Comparator.comparingLong(Event::time).thenComparing(Event::id))
                .toList();
        this.spells = spells.stream()
                .sorted(Comparator.comparingLong(SpellSummary::start)
                        .thenComparing(SpellSummary::contact)
                        .thenComparing(SpellSummary::number)
                        .thenComparing(SpellSummary::customer))
                .toList();
        this.known = known;
        this.now = now;
    }

    static Map<GroupFact, Integer> facts(
            Centre centre, List<Event> timeline, List<SpellSummary> spells, boolean known, long now) {
        PlainJourney plain = new PlainJourney(centre, timeline, spells, known, now);
        plain.fold();
        return plain.sums;
    }

    /** Adds up facts in and out; what comes to nothing is left out. */
    static void sum(List<GroupFact> facts, Map<GroupFact, Integer> sums) {
        for (GroupFact fact : facts) {
            sums.merge(fact.weighing(1), fact.weight(), (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    private void fold() {
        Map<String, List<List<SpellSummary>>> episodes = new LinkedHashMap<>();
        for (SpellSummary spell : spells) {
            own(spell);
            if (known) {
                String key = spell.caseId() != null ? "case " + spell.caseId() : "topic " + spell.topic();
                join(episodes.computeIfAbsent(key, none -> new ArrayList<>()), spell);
            } else {
                launch(spell);
                bot(spell, List.of(), false);
                deflections(spell, List.of());
            }
        }
        if (known) {
            episodes.values().forEach(list -> list.forEach(this::episode));
            spells.forEach(this::launch);
            cohorts();
        }
    }

    private void join(List<List<SpellSummary>> episodes, SpellSummary spell) {
        if (!episodes.isEmpty()) {
            List<SpellSummary> last = episodes.get(episodes.size() - 1);
            boolean open = last.stream().anyMatch(one -> one.end() == NEVER);
            long end = last.stream().mapToLong(SpellSummary::end).max().orElseThrow();
            if (open || spell.start() <= end + window(spell)) {
                last.add(spell);
                return;
            }
        }
        episodes.add(new ArrayList<>(List.of(spell)));
    }

    private void own(SpellSummary spell) {
        List<String> keys = List.of(spell.channel(), spell.topic());
        add(Group.CONTACTS, keys, Measure.SPELLS, spell.start(), 0);
        if (spell.escalated()) {
            add(Group.CONTACTS, keys, Measure.ESCALATED, spell.start(), 0);
        }
        timeline.stream()
                .filter(event -> "channel_opened".equals(event.kind()))
                .findFirst()
                .ifPresent(first -> {
                    long after = spell.start() - first.time();
                    if (after < 0 && after >= -28 * Micros.DAY) {
                        add(Group.CONTACTS, keys, Measure.SPELLS_BASELINE, spell.start(), 0);
                    } else if (after >= 0 && after < 28 * Micros.DAY) {
                        add(Group.CONTACTS, keys, Measure.SPELLS_PRESENT, spell.start(), 0);
                    }
                });
    }

    private void episode(List<SpellSummary> episode) {
        SpellSummary first = episode.get(0);
        List<String> keys = List.of(first.topic());
        TreeSet<String> agents = new TreeSet<>();
        episode.forEach(spell -> agents.addAll(spell.agents()));
        boolean open = episode.stream().anyMatch(one -> one.end() == NEVER);
        long end = episode.stream().mapToLong(SpellSummary::end).max().orElseThrow();
        boolean matured = !open && now > end + window(first);
        boolean single = episode.size() == 1;
        add(Group.EPISODE, keys, Measure.EPISODES, first.start(), 0);
        add(Group.EPISODE, keys, Measure.EPISODE_SPELLS, first.start(), episode.size());
        add(Group.EPISODE, keys, Measure.EPISODE_AGENTS, first.start(), agents.size());
        if (single) {
            add(Group.EPISODE, keys, Measure.EPISODES_SINGLE, first.start(), 0);
        }
        if (matured) {
            add(Group.EPISODE, keys, Measure.EPISODES_MATURED, first.start(), 0);
        }
        if (matured && single) {
            add(Group.EPISODE, keys, Measure.EPISODES_SINGLE_MATURED, first.start(), 0);
        }
        for (int i = 0; i < episode.size(); i++) {
            List<SpellSummary> later = episode.subList(i + 1, episode.size());
            bot(episode.get(i), later, true);
            deflections(episode.get(i), later);
            if (i > 0) {
                back(episode.subList(0, i), episode.get(i));
            }
        }
    }

    private void bot(SpellSummary spell, List<SpellSummary> later, boolean verifiable) {
        boolean session = spell.botStart() != NEVER;
        long at = session ? spell.botStart() : spell.start();
        String level = timeline.stream()
                .filter(event -> event.type() == EventType.BOT_LEVEL_CHANGED && event.time() <= at)
                .reduce((one, other) -> other)
                .map(Event::level)
                .orElse("green");
        List<String> keys = List.of(spell.topic(), spell.channel(), level);
        if (session) {
            add(Group.BOT, keys, Measure.BOT_SESSIONS, at, 0);
            if (spell.botOutcome() != null) {
                add(Group.BOT, keys, Measure.valueOf("BOT_" + spell.botOutcome().toUpperCase()), at, 0);
            }
            long until = at + window(spell);
            if (now > until) {
                add(Group.BOT, keys, Measure.BOT_SESSIONS_MATURED, at, 0);
            }
            if (verifiable
                    && "contained".equals(spell.botOutcome())
                    && later.stream().noneMatch(one -> one.start() <= until)) {
                add(Group.BOT, keys, Measure.BOT_VERIFIED_CONTAINED, at, 0);
                if (now > until) {
                    add(Group.BOT, keys, Measure.BOT_VERIFIED_MATURED, at, 0);
                }
            }
        }
        if (spell.humanRequestAt() != NEVER) {
            add(Group.BOT, keys, Measure.HUMAN_REQUESTS, spell.humanRequestAt(), 0);
            if (spell.humanRequestBlocked()) {
                add(Group.BOT, keys, Measure.HUMAN_REQUESTS_BLOCKED, spell.humanRequestAt(), 0);
            }
        }
    }

    private void deflections(SpellSummary spell, List<SpellSummary> later) {
        for (SpellSummary.Deflection one : spell.deflections()) {
            List<String> keys = List.of(spell.channel(), one.channel());
            if (one.offeredAt() != NEVER) {
                add(Group.DEFLECTION, keys, Measure.DEFLECTION_OFFERED, one.offeredAt(), 0);
            }
            if (one.acceptedAt() != NEVER) {
                add(Group.DEFLECTION, keys, Measure.DEFLECTION_ACCEPTED, one.acceptedAt(), 0);
                if (later.stream()
                        .anyMatch(other -> other.channel().equals(spell.channel())
                                && other.start() <= one.acceptedAt() + window(spell))) {
                    add(Group.DEFLECTION, keys, Measure.DEFLECTION_RETURNED, one.acceptedAt(), 0);
                }
            }
        }
    }

    private void back(List<SpellSummary> earlier, SpellSummary b) {
        SpellSummary a = earlier.get(earlier.size() - 1);
        List<SpellSummary> open = earlier.stream()
                .filter(one -> one.end() == NEVER || one.end() > b.start())
                .toList();
        boolean shift = !a.channel().equals(b.channel());
        if (shift) {
            String cause = cause(a, b);
            List<String> keys = List.of(a.channel(), b.channel(), cause);
            add(Group.SHIFT, keys, Measure.SHIFTS, b.start(), 0);
            if (!a.channel().equals("voice")
                    && b.channel().equals("voice")
                    && List.of("agent_invited", "bot_handoff").contains(cause)) {
                add(Group.SHIFT, keys, Measure.TEXT_TO_VOICE, b.start(), 0);
            }
        }
        boolean expected = a.expectationAt() != NEVER && a.expectationAt() <= b.start();
        List<String> keys = List.of(b.channel(), expected ? "sent" : "none");
        if (!shift && open.isEmpty()) {
            add(Group.RETURN, keys, Measure.REPEATS, b.start(), 0);
        }
        if (!open.isEmpty() && open.stream().noneMatch(one -> one.contact().equals(b.guidedBy()))) {
            add(Group.RETURN, keys, Measure.PARALLEL, b.start(), 0);
        }
    }

    private String cause(SpellSummary a, SpellSummary b) {
        boolean invited = b.guidedBy() != null
                || a.deflections().stream()
                        .anyMatch(one ->
                                one.acceptedAt() != NEVER && one.channel().equals(b.channel()));
        boolean handed = "handed_over".equals(a.botOutcome()) && a.humanAt() == NEVER;
        boolean closed = timeline.stream()
                .filter(event -> event.type() == EventType.CALENDAR_CHANGED
                        && a.channel().equals(event.channel())
                        && event.time() <= b.start())
                .reduce((one, other) -> other)
                .filter(event -> event.kind().equals("channel_closed"))
                .isPresent();
        boolean slow = a.lastLegAbandoned()
                || a.lateAt() != NEVER && a.lateAt() <= b.start()
                || a.turnLateAt() != NEVER && a.turnLateAt() <= b.start();
        if (invited) {
            return "agent_invited";
        }
        if (handed) {
            return "bot_handoff";
        }
        if (closed) {
            return "channel_closed";
        }
        if (slow) {
            return "slow_wait";
        }
        return "contained".equals(a.botOutcome()) ? "after_contained" : "customer_choice";
    }

    private void launch(SpellSummary spell) {
        boolean launched = timeline.stream()
                .anyMatch(event -> "channel_opened".equals(event.kind())
                        && spell.channel().equals(event.channel())
                        && event.time() <= spell.start()
                        && spell.start() < event.time() + 28 * Micros.DAY);
        if (!launched) {
            return;
        }
        boolean shifted = known
                && spells.stream()
                        .anyMatch(one -> one.topic().equals(spell.topic())
                                && !one.channel().equals(spell.channel())
                                && one.start() < spell.start()
                                && one.start() >= spell.start() - 28 * Micros.DAY);
        add(Group.LAUNCH, List.of(spell.channel()), shifted ? Measure.SHIFTED : Measure.INDUCED, spell.start(), 0);
    }

    private void cohorts() {
        List<SpellSummary> digital =
                spells.stream().filter(one -> !one.channel().equals("voice")).toList();
        if (digital.isEmpty()) {
            return;
        }
        add(Group.COHORT, List.of(), Measure.FIRST_TIME_DIGITAL, digital.get(0).start(), 0);
        for (int i = 2; i < digital.size(); i++) {
            if (digital.get(i).start() - digital.get(i - 2).start() <= 90 * Micros.DAY) {
                add(
                        Group.COHORT,
                        List.of(),
                        Measure.DIGITAL_REGULARS,
                        digital.get(i).start(),
                        0);
                break;
            }
        }
        spells.stream()
                .filter(one -> digital.size() == 1
                        && one.channel().equals("voice")
                        && one.start() > digital.get(0).start()
                        && one.start() <= digital.get(0).start() + 30 * Micros.DAY)
                .findFirst()
                .ifPresent(one -> add(Group.COHORT, List.of(), Measure.RETURNERS, one.start(), 0));
    }

    private long window(SpellSummary spell) {
        return centre.episodeWindowMicros()
                .getOrDefault(spell.topic(), centre.episodeWindowMicros().get(""));
    }

    private void add(Group group, List<String> keys, Measure measure, long at, long value) {
        sums.merge(new GroupFact(group, keys, measure, at, value, 1), 1, Integer::sum);
    }
}
