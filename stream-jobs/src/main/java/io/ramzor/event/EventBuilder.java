package io.ramzor.event;

import java.util.List;
import java.util.Map;

/** Collects the fields of one {@link Event}; not safe for use by several threads. */
public final class EventBuilder {
    private final String id;
    private final long time;
    private final EventType type;
    private long seq;
    private String source;
    private String contact;
    private String customer;
    private String channel;
    private String queue;
    private String topic;
    private String caseId;
    private String segment;
    private Integer line;
    private Integer priority;
    private String campaign;
    private String direction;
    private String guidedBy;
    private String agent;
    private Actor actor;
    private boolean auto;
    private boolean courtesy;
    private String outcome;
    private String reason;
    private String toQueue;
    private String toChannel;
    private Long windowStart;
    private Long windowEnd;
    private String state;
    private List<String> channels;
    private Map<String, Integer> capacity;
    private Long start;
    private Long end;
    private String activity;
    private String process;
    private String step;
    private String session;
    private Integer stepIndex;
    private String status;
    private String platform;
    private String sameAs;
    private Double confidence;
    private String kind;
    private String note;
    private String level;
    private List<String> topics;
    private String target;

    EventBuilder(String id, long time, EventType type) {
        this.id = id;
        this.time = time;
        this.type = type;
    }

    public EventBuilder seq(long seq) {
        this.seq = seq;
        return this;
    }

    public EventBuilder source(String source) {
        this.source = source;
        return this;
    }

    public EventBuilder contact(String contact) {
        this.contact = contact;
        return this;
    }

    public EventBuilder customer(String customer) {
        this.customer = customer;
        return this;
    }

    public EventBuilder channel(String channel) {
        this.channel = channel;
        return this;
    }

    public EventBuilder queue(String queue) {
        this.queue = queue;
        return this;
    }

    public EventBuilder topic(String topic) {
        this.topic = topic;
        return this;
    }

    public EventBuilder caseId(String caseId) {
        this.caseId = caseId;
        return this;
    }

    public EventBuilder segment(String segment) {
        this.segment = segment;
        return this;
    }

    public EventBuilder line(Integer line) {
        this.line = line;
        return this;
    }

    public EventBuilder priority(Integer priority) {
        this.priority = priority;
        return this;
    }

    public EventBuilder campaign(String campaign) {
        this.campaign = campaign;
        return this;
    }

    public EventBuilder direction(String direction) {
        this.direction = direction;
        return this;
    }

    public EventBuilder guidedBy(String guidedBy) {
        this.guidedBy = guidedBy;
        return this;
    }

    public EventBuilder agent(String agent) {
        this.agent = agent;
        return this;
    }

    public EventBuilder actor(Actor actor) {
        this.actor = actor;
        return this;
    }

    public EventBuilder auto(boolean auto) {
        this.auto = auto;
        return this;
    }

    public EventBuilder courtesy(boolean courtesy) {
        this.courtesy = courtesy;
        return this;
    }

    public EventBuilder outcome(String outcome) {
        this.outcome = outcome;
        return this;
    }

    public EventBuilder reason(String reason) {
        this.reason = reason;
        return this;
    }

    public EventBuilder toQueue(String toQueue) {
        this.toQueue = toQueue;
        return this;
    }

    public EventBuilder toChannel(String toChannel) {
        this.toChannel = toChannel;
        return this;
    }

    public EventBuilder windowStart(Long windowStart) {
        this.windowStart = windowStart;
        return this;
    }

    public EventBuilder windowEnd(Long windowEnd) {
        this.windowEnd = windowEnd;
        return this;
    }

    public EventBuilder state(String state) {
        this.state = state;
        return this;
    }

    public EventBuilder channels(List<String> channels) {
        this.channels = channels;
        return this;
    }

    public EventBuilder capacity(Map<String, Integer> capacity) {
        this.capacity = capacity;
        return this;
    }

    public EventBuilder start(Long start) {
        this.start = start;
        return this;
    }

    public EventBuilder end(Long end) {
        this.end = end;
        return this;
    }

    public EventBuilder activity(String activity) {
        this.activity = activity;
        return this;
    }

    public EventBuilder process(String process) {
        this.process = process;
        return this;
    }

    public EventBuilder step(String step) {
        this.step = step;
        return this;
    }

    public EventBuilder session(String session) {
        this.session = session;
        return this;
    }

    public EventBuilder stepIndex(Integer stepIndex) {
        this.stepIndex = stepIndex;
        return this;
    }

    public EventBuilder status(String status) {
        this.status = status;
        return this;
    }

    public EventBuilder platform(String platform) {
        this.platform = platform;
        return this;
    }

    public EventBuilder sameAs(String sameAs) {
        this.sameAs = sameAs;
        return this;
    }

    public EventBuilder confidence(Double confidence) {
        this.confidence = confidence;
        return this;
    }

    public EventBuilder kind(String kind) {
        this.kind = kind;
        return this;
    }

    public EventBuilder note(String note) {
        this.note = note;
        return this;
    }

    public EventBuilder level(String level) {
        this.level = level;
        return this;
    }

    public EventBuilder topics(List<String> topics) {
        this.topics = topics;
        return this;
    }

    public EventBuilder target(String target) {
        this.target = target;
        return this;
    }

    /** The event as collected so far. */
    public Event build() {
        return new Event(
                id,
                time,
                type,
                seq,
                source,
                contact,
                customer,
                channel,
                queue,
                topic,
                caseId,
                segment,
                line,
                priority,
                campaign,
                direction,
                guidedBy,
                agent,
                actor,
                auto,
                courtesy,
                outcome,
                reason,
                toQueue,
                toChannel,
                windowStart,
                windowEnd,
                state,
                channels,
                capacity,
                start,
                end,
                activity,
                process,
                step,
                session,
                stepIndex,
                status,
                platform,
                sameAs,
                confidence,
                kind,
                note,
                level,
                topics,
                target);
    }
}
