package io.ramzor.topic;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Decision;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import io.ramzor.decision.SourceStatus;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.decision.TopicMark;
import io.ramzor.decision.UsedForecast;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.Reject;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.LiveSlice;
import java.util.List;

/** Every topic of Ramzor. */
public final class Topics {
    /** Name of the events topic; its values are lines as they came in, so what is no event is kept too. */
    public static final String EVENTS = "events";

    public static final Topic<Reject> REJECTS = new Topic<>("rejects", false, Reject::file, Json.codec(Reject.class));
    /** One record a (queue, interval), the newest revision. */
    public static final Topic<IntervalSlice> INTERVALS =
            new Topic<>("intervals", true, s -> s.queue() + "|" + s.start(), Json.codec(IntervalSlice.class));

    /** One record a (group, its keys, interval), the newest revision. */
    public static final Topic<Breakdown> BREAKDOWNS = new Topic<>(
            "breakdowns",
            true,
            b -> b.group() + "|" + String.join("|", b.keys().values()) + "|" + b.start(),
            Json.codec(Breakdown.class));

    /** One record a life of a contact, as it stands; a null value = forgotten, its facts stay. */
    public static final Topic<ContactTrace> CONTACTS =
            new Topic<>("contacts", true, ContactTrace::key, Json.codec(ContactTrace.class));

    /** One record a spell or session, of all that it stands for in groups; a null value = it changes no more, its facts stay. */
    public static final Topic<GroupTrace> GROUP_CONTACTS =
            new Topic<>("group-contacts", true, GroupTrace::key, Json.codec(GroupTrace.class));

    public static final Topic<LiveSlice> LIVE =
            new Topic<>("live", true, LiveSlice::queue, Json.codec(LiveSlice.class));
    /** Open contacts and agents, see {@link FloorEntry}; a null value = gone. */
    public static final Topic<FloorEntry> FLOOR =
            new Topic<>("floor", true, FloorEntry::key, Json.codec(FloorEntry.class));

    public static final Topic<SourceStatus> SOURCES =
            new Topic<>("sources", true, SourceStatus::source, Json.codec(SourceStatus.class));
    /** How far the topics of the live state have come; one record a topic. */
    public static final Topic<TopicMark> MARKS =
            new Topic<>("marks", true, TopicMark::topic, Json.codec(TopicMark.class));

    public static final Topic<Proposal> PROPOSALS =
            new Topic<>("proposals", true, Proposal::id, Json.codec(Proposal.class));
    public static final Topic<Decision> DECISIONS =
            new Topic<>("decisions", false, Decision::id, Json.codec(Decision.class));
    public static final Topic<ForecastPoint> FORECAST =
            new Topic<>("forecast", true, p -> p.queue() + "|" + p.start(), Json.codec(ForecastPoint.class));
    /** One record a (queue, interval, lead time): what was in force so long before, for ever as it was. */
    public static final Topic<UsedForecast> FORECASTS_USED = new Topic<>(
            "forecasts-used",
            true,
            used -> used.point().queue() + "|" + used.point().start() + "|" + used.leadMinutes(),
            Json.codec(UsedForecast.class));
    /** The same, held against what came; a late event writes it again. */
    public static final Topic<ForecastScore> FORECAST_SCORES = new Topic<>(
            "forecast-scores",
            true,
            score -> FORECASTS_USED.keyOf().apply(score.used()),
            Json.codec(ForecastScore.class));

    public static final Topic<StaffingNeed> REQUIREMENTS = new Topic<>(
            "requirements", true, need -> need.queue() + "|" + need.start(), Json.codec(StaffingNeed.class));
    public static final Topic<QueueOutlook> OUTLOOK =
            new Topic<>("outlook", true, QueueOutlook::queue, Json.codec(QueueOutlook.class));
    public static final Topic<AgentProfile> AGENTS =
            new Topic<>("agents", true, AgentProfile::agent, Json.codec(AgentProfile.class));
    public static final Topic<ShiftRow> SHIFTS = new Topic<>(
            "shifts", true, r -> r.agent() + "|" + r.start() + "|" + r.activity(), Json.codec(ShiftRow.class));

    /** All but {@link #EVENTS}. */
    public static final List<Topic<?>> ALL = List.of(
            REJECTS,
            INTERVALS,
            BREAKDOWNS,
            CONTACTS,
            GROUP_CONTACTS,
            LIVE,
            FLOOR,
            SOURCES,
            MARKS,
            PROPOSALS,
            DECISIONS,
            FORECAST,
            FORECASTS_USED,
            FORECAST_SCORES,
            REQUIREMENTS,
            OUTLOOK,
            AGENTS,
            SHIFTS);

    /** Those that together say how the centre stands; each has its {@link #MARKS mark}. */
    public static final List<Topic<?>> LIVE_STATE = List.of(INTERVALS, FLOOR, LIVE);

    private Topics() {}

    /** Whether only the newest record of a key stays in the topic of that name. */
    public static boolean isCompacted(String name) {
        return ALL.stream().anyMatch(topic -> topic.compacted() && topic.name().equals(name));
    }

    /**
     * The events topic's record of an event: its line, keyed by contact, else agent, else customer, so that each keeps
     * its order.
     */
    public static Broker.Entry eventEntry(Event event) {
        return new Broker.Entry(eventKey(event), EventJson.encode(event));
    }

    /** What an event is about: its contact, else its agent, else its customer, else its type. */
    public static String eventKey(Event event) {
        if (event.contact() != null) {
            return event.contact();
        }
        if (event.agent() != null) {
            return event.agent();
        }
        return event.customer() != null ? event.customer() : event.type().wireName();
    }

    /** The partition of the events topic in which everything about that key lies. */
    public static int partitionOf(String key, int partitions) {
        int hash = key.hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ hash >>> 16, partitions);
    }

    /**
     * A record of topic floor: either a contact or an agent.
     *
     * @param contact an open contact, or null
     * @param agent an agent, or null
     */
    public record FloorEntry(FloorContact contact, FloorAgent agent) {
        public String key() {
            return contact != null ? contactKey(contact.contact()) : agentKey(agent.agent());
        }

        public static String contactKey(String contact) {
            return "contact:" + contact;
        }

        public static String agentKey(String agent) {
            return "agent:" + agent;
        }
    }
}
