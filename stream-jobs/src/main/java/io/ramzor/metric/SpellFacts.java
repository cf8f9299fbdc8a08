package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one spell counts for among the others of its identity. A spell counts under its start, its bot session under the session's start,
 * a request for a person, an offer to go elsewhere and its acceptance under their own instants.
 */
final class SpellFacts {
    /** The one before was told what to expect before the later one began. */
    static final String EXPECTED = "sent";

    private final Centre centre;
    private final Timeline timeline;

    SpellFacts(Centre centre, Timeline timeline) {
        this.centre = centre;
        this.timeline = timeline;
    }

    /** W of the spell's topic, microseconds. */
    long window(SpellSummary spell) {
        Long own = centre.episodeWindowMicros().get(spell.topic());
        return own != null ? own : centre.episodeWindowMicros().get("");
    }

    /**
     * Hands on the facts of the spell.
     *
     * @param track the others of its case or topic, null if the customer is unknown: then it has no episode
     * @param launches the identity's spells by topic, null if no channel opened or the customer is unknown
     */
    void count(SpellSummary spell, Track track, LaunchIndex launches, long now, Consumer<GroupFact> out) {
        List<String> keys = List.of(spell.channel(), spell.topic());
        out.accept(fact(Group.CONTACTS, keys, Measure.SPELLS, spell.start()));
        if (spell.escalated()) {
            out.accept(fact(Group.CONTACTS, keys, Measure.ESCALATED, spell.start()));
        }
        if (timeline.beforeFirstOpening(spell.start())) {
            out.accept(fact(Group.CONTACTS, keys, Measure.SPELLS_BASELINE, spell.start()));
        } else if (timeline.afterFirstOpening(spell.start())) {
            out.accept(fact(Group.CONTACTS, keys, Measure.SPELLS_PRESENT, spell.start()));
        }
        if (timeline.launched(spell.channel(), spell.start())) {
            boolean shifted = launches != null && launches.cameFromElsewhere(spell);
            Measure measure = shifted ? Measure.SHIFTED : Measure.INDUCED;
            out.accept(fact(Group.LAUNCH, List.of(spell.channel()), measure, spell.start()));
        }
        countBot(spell, track, now, out);
        countDeflections(spell, track, out);
        SpellSummary before = track == null ? null : track.before(spell);
        if (before != null) {
            countReturn(before, spell, track, out);
        }
    }

    /** When a spell of an unknown customer is settled: soon after its contact is forgotten, for nobody asks for it later. */
    long settlesAlone(SpellSummary spell, long end) {
        boolean live = centre.channelOrDefault(spell.channel()).kind() == ChannelKind.LIVE;
        long expiry = live ? centre.liveExpiryMicros() : centre.writtenExpiryMicros();
        return Math.max(end + 2 * expiry + centre.allowedLatenessMicros() + 1, sessionMaturesAt(spell));
    }

    /** First instant at which no spell can join the episode any more. */
    long maturesAt(Episode episode, long latestEnd) {
        return latestEnd + window(episode.first) + 1;
    }

    /** Hands on the facts of an episode of the track. */
    void count(Track track, Episode episode, long now, Consumer<GroupFact> out) {
        long latest = track.latestEnd(episode);
        episode.count(latest != SpellRow.OPEN && maturesAt(episode, latest) <= now, out);
    }

    /** First instant at which the spell's bot session is older than W, NEVER if it has none. */
    long sessionMaturesAt(SpellSummary spell) {
        return spell.botStart() == ContactState.NEVER ? ContactState.NEVER : spell.botStart() + window(spell) + 1;
    }

    private boolean cameBack(SpellSummary spell, Track track) {
        SpellSummary next = track.after(spell);
        return next != null && next.start() - spell.botStart() <= window(spell);
    }

    private void countBot(SpellSummary spell, Track track, long now, Consumer<GroupFact> out) {
        boolean session = spell.botStart() != ContactState.NEVER;
        if (!session && spell.humanRequestAt() == ContactState.NEVER) {
            return;
        }
        long levelAt = session ? spell.botStart() : spell.start();
        List<String> keys = List.of(spell.topic(), spell.channel(), timeline.levelAt(levelAt));
        if (session) {
            out.accept(fact(Group.BOT, keys, Measure.BOT_SESSIONS, spell.botStart()));
            if (sessionMaturesAt(spell) <= now) {
                out.accept(fact(Group.BOT, keys, Measure.BOT_SESSIONS_MATURED, spell.botStart()));
            }
            Measure outcome = outcome(spell);
            if (outcome != null) {
                out.accept(fact(Group.BOT, keys, outcome, spell.botStart()));
            }
            if (track != null && "contained".equals(spell.botOutcome()) && !cameBack(spell, track)) {
                out.accept(fact(Group.BOT, keys, Measure.BOT_VERIFIED_CONTAINED, spell.botStart()));
                if (sessionMaturesAt(spell) <= now) {
                    out.accept(fact(Group.BOT, keys, Measure.BOT_VERIFIED_MATURED, spell.botStart()));
                }
            }
        }
        if (spell.humanRequestAt() != ContactState.NEVER) {
            out.accept(fact(Group.BOT, keys, Measure.HUMAN_REQUESTS, spell.humanRequestAt()));
            if (spell.humanRequestBlocked()) {
                out.accept(fact(Group.BOT, keys, Measure.HUMAN_REQUESTS_BLOCKED, spell.humanRequestAt()));
            }
        }
    }

    private static Measure outcome(SpellSummary spell) {
        return switch (spell.botOutcome() == null ? "" : spell.botOutcome()) {
            case "handed_over" -> Measure.BOT_HANDED_OVER;
            case "contained" -> Measure.BOT_CONTAINED;
            case "abandoned" -> Measure.BOT_ABANDONED;
            default -> null;
        };
    }

    private void countDeflections(SpellSummary spell, Track track, Consumer<GroupFact> out) {
        for (SpellSummary.Deflection deflection : spell.deflections()) {
            String to = deflection.channel() == null ? GroupFact.NONE : deflection.channel();
            List<String> keys = List.of(spell.channel(), to);
            if (deflection.offeredAt() != ContactState.NEVER) {
                out.accept(fact(Group.DEFLECTION, keys, Measure.DEFLECTION_OFFERED, deflection.offeredAt()));
            }
            if (deflection.acceptedAt() != ContactState.NEVER) {
                out.accept(fact(Group.DEFLECTION, keys, Measure.DEFLECTION_ACCEPTED, deflection.acceptedAt()));
                if (returned(spell, deflection.acceptedAt(), track)) {
                    out.accept(fact(Group.DEFLECTION, keys, Measure.DEFLECTION_RETURNED, deflection.acceptedAt()));
                }
            }
        }
    }

    private boolean returned(SpellSummary spell, long acceptedAt, Track track) {
        SpellSummary next = track == null ? null : track.afterOnChannel(spell);
        return next != null && next.start() - acceptedAt <= window(spell);
    }

    private void countReturn(SpellSummary before, SpellSummary spell, Track track, Consumer<GroupFact> out) {
        boolean sameChannel = before.channel().equals(spell.channel());
        if (!sameChannel) {
            ShiftCause cause = ShiftCause.of(before, spell, timeline);
            List<String> keys = List.of(before.channel(), spell.channel(), cause.wireName());
            out.accept(fact(Group.SHIFT, keys, Measure.SHIFTS, spell.start()));
            boolean toVoice = written(before.channel()) && !written(spell.channel());
            if (toVoice && cause.byCentre()) {
                out.accept(fact(Group.SHIFT, keys, Measure.TEXT_TO_VOICE, spell.start()));
            }
        }
        boolean open = track.row().latestEndBefore(spell) > spell.start();
        boolean parallel = open && !track.guided(spell);
        if (parallel || sameChannel && !open) {
            long expectedAt = before.expectationAt();
            boolean expected = expectedAt != ContactState.NEVER && expectedAt <= spell.start();
            List<String> keys = List.of(spell.channel(), expected ? EXPECTED : GroupFact.NONE);
            out.accept(fact(Group.RETURN, keys, parallel ? Measure.PARALLEL : Measure.REPEATS, spell.start()));
        }
    }

    private boolean written(String channel) {
        return centre.channelOrDefault(channel).written();
    }

    private static GroupFact fact(Group group, List<String> keys, Measure measure, long at) {
        return new GroupFact(group, keys, measure, at, 0, 1);
    }
}
