package io.ramzor.board;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import io.ramzor.decision.SourceStatus;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the topics say, by key; guarded by the {@link Board} that owns it. */
final class BoardState {
    private static final Duration FORECAST_KEPT = Duration.ofHours(24);
    private static final Set<String> DECIDED = Set.of("applied", "dismissed");

    final Centre centre;
    final Map<String, LiveSlice> live = new HashMap<>();
    final Map<String, FloorContact> contacts = new HashMap<>();
    final Map<String, FloorAgent> agents = new TreeMap<>();
    final Map<String, AgentProfile> profiles = new TreeMap<>();
    final Map<String, ShiftRow> shifts = new HashMap<>();
    final Map<String, ForecastPoint> forecast = new HashMap<>();
    final Map<String, QueueOutlook> outlook = new HashMap<>();
    final Map<String, Proposal> proposals = new LinkedHashMap<>();
    final Map<String, SourceStatus> sources = new TreeMap<>();
    final Decisions decisions = new Decisions();
    final BotLevels botLevels = new BotLevels();
    final Trend trend = new Trend();
    /** Queues that have had a leg. */
    final Set<String> seen = new HashSet<>();

    /** Offset of the last record taken, by topic. */
    final Map<String, Long> taken = new HashMap<>();

    Instant at;
    long rejects;

    BoardState(Centre centre) {
        this.centre = centre;
    }

    /** Takes one record of a topic that the board follows; a null record = of this key nothing is left. */
    <T> void apply(Topic<T> topic, String key, T record) {
        if (topic == Topics.REJECTS) {
            rejects++;
        } else if (record == null) {
            forget(topic, key);
        } else if (record instanceof LiveSlice slice) {
            acceptLive(slice);
        } else if (record instanceof Topics.FloorEntry entry) {
            acceptFloor(key, entry);
        } else if (record instanceof Decision decision) {
            decisions.add(decision);
            botLevels.take(decision);
        } else if (record instanceof Proposal proposal) {
            proposals.merge(key, proposal, BoardState::newer);
        } else if (record instanceof ForecastPoint point) {
            forecast.put(key, point);
        } else if (record instanceof QueueOutlook queue) {
            outlook.put(key, queue);
        } else if (record instanceof SourceStatus source) {
            sources.put(key, source);
        } else if (record instanceof AgentProfile profile) {
            profiles.put(key, profile);
        } else if (record instanceof ShiftRow shift) {
            shifts.put(key, shift);
        }
    }

    /** A planner that has not heard yet may write a decided proposal as open; what people decided stays. */
    private static Proposal newer(Proposal known, Proposal said) {
        return DECIDED.contains(known.status()) ? known : said;
    }

    private void forget(Topic<?> topic, String key) {
        if (topic == Topics.FLOOR) {
            contacts.remove(key);
            agents.remove(key);
        } else if (topic == Topics.LIVE) {
            live.remove(key);
        } else if (topic == Topics.PROPOSALS) {
            proposals.remove(key);
        } else if (topic == Topics.FORECAST) {
            forecast.remove(key);
        } else if (topic == Topics.OUTLOOK) {
            outlook.remove(key);
        } else if (topic == Topics.SOURCES) {
            sources.remove(key);
        } else if (topic == Topics.AGENTS) {
            profiles.remove(key);
        } else if (topic == Topics.SHIFTS) {
            shifts.remove(key);
        }
    }

    private void acceptLive(LiveSlice slice) {
        live.put(slice.queue(), slice);
        if (at == null || slice.at().isAfter(at)) {
            at = slice.at();
            forecast.values().removeIf(point -> point.start().isBefore(at.minus(FORECAST_KEPT)));
        }
        if (Windows.hadLegs(slice)) {
            seen.add(slice.queue());
        }
        trend.put(slice.queue(), slice.at(), Windows.serviceLevel(slice, Windows.FORMULA_WINDOW, formulaOf(slice)));
    }

    private String formulaOf(LiveSlice slice) {
        return Windows.formula(centre, slice.queue(), slice.channel(), slice.at());
    }

    private void acceptFloor(String key, Topics.FloorEntry entry) {
        if (entry.agent() != null) {
            agents.put(key, entry.agent());
        }
        if (entry.contact() != null) {
            contacts.put(key, entry.contact());
            if (entry.contact().queue() != null) {
                seen.add(entry.contact().queue());
            }
        }
    }

    /** Every queue with its channel: the centre's in its order, then those that only the stream names. */
    Map<String, String> channelOfQueue() {
        Map<String, String> channels = new LinkedHashMap<>();
        centre.queues().values().forEach(queue -> channels.put(queue.id(), queue.channel()));
        Map<String, String> unknown = new TreeMap<>();
        live.values().forEach(slice -> unknown.put(slice.queue(), slice.channel()));
        contacts.values().stream()
                .filter(contact -> contact.queue() != null)
                .forEach(contact -> unknown.putIfAbsent(contact.queue(), contact.channel()));
        unknown.remove("");
        unknown.remove("none");
        unknown.forEach(channels::putIfAbsent);
        return channels;
    }
}
