package io.ramzor.event;

import static io.ramzor.event.FieldKind.*;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of the stream: name, kind of value, the types that carry it and those that must, and its place in {@link
 * Event}.
 */
enum EventField {
    ID("id", TEXT, of("", ""), Event::id),
    TIME("time", FieldKind.TIME, of("", ""), e -> e.time()),
    TYPE("type", NAME, of("", ""), e -> e.type().wireName()),
    SEQ("seq", LONG, of(""), e -> e.seq() == 0 ? null : e.seq(), (b, v) -> b.seq((Long) v)),
    SOURCE("source", NAME, of(""), Event::source, (b, v) -> b.source((String) v)),
    CONTACT("contact", TEXT, of("contact.", "contact."), Event::contact, (b, v) -> b.contact((String) v)),
    CUSTOMER("customer", TEXT, of("contact. digital. identity."), Event::customer, (b, v) -> b.customer((String) v)),
    CHANNEL("channel", NAME, of("contact. digital. calendar."), Event::channel, (b, v) -> b.channel((String) v)),
    QUEUE("queue", NAME, of("contact.", "contact.queued"), Event::queue, (b, v) -> b.queue((String) v)),
    TOPIC("topic", NAME, of("contact."), Event::topic, (b, v) -> b.topic((String) v)),
    CASE("case", TEXT, of("contact."), Event::caseId, (b, v) -> b.caseId((String) v)),
    SEGMENT("segment", NAME, of("contact."), Event::segment, (b, v) -> b.segment((String) v)),
    LINE("line", FieldKind.LINE, of("contact."), Event::line, (b, v) -> b.line((Integer) v)),
    PRIORITY("priority", INT, of("contact."), Event::priority, (b, v) -> b.priority((Integer) v)),
    CAMPAIGN("campaign", NAME, of("contact."), Event::campaign, (b, v) -> b.campaign((String) v)),
    DIRECTION(
            "direction",
            WORD,
            of("contact.offered"),
            Event::direction,
            (b, v) -> b.direction((String) v),
            "inbound",
            "outbound"),
    GUIDED_BY("guided_by", TEXT, of("contact.offered"), Event::guidedBy, (b, v) -> b.guidedBy((String) v)),
    AGENT("agent", NAME, of("", "contact.assigned agent."), Event::agent, (b, v) -> b.agent((String) v)),
    ACTOR(
            "actor",
            WORD,
            of("contact.message contact.resolved", "contact.message"),
            e -> e.actor() == null ? null : lower(e.actor()),
            (b, v) -> b.actor(Actor.valueOf(((String) v).toUpperCase(Locale.ROOT))),
            "customer",
            "agent",
            "bot",
            "system"),
    AUTO("auto", FLAG, of("contact.message"), e -> e.auto() ? true : null, (b, v) -> b.auto((Boolean) v)),
    COURTESY(
            "courtesy",
            FLAG,
            of("contact.message"),
            e -> e.courtesy() ? true : null,
            (b, v) -> b.courtesy((Boolean) v)),
    OUTCOME(
            "outcome",
            WORD,
            of("contact.bot_ended", "contact.bot_ended"),
            Event::outcome,
            (b, v) -> b.outcome((String) v),
            "contained",
            "handed_over",
            "abandoned"),
    REASON("reason", NAME, of(""), Event::reason, (b, v) -> b.reason((String) v)),
    TO_QUEUE("to_queue", NAME, of("contact.transferred move."), Event::toQueue, (b, v) -> b.toQueue((String) v)),
    TO_CHANNEL("to_channel", NAME, of("contact.deflection_"), Event::toChannel, (b, v) -> b.toChannel((String) v)),
    WINDOW_START(
            "window_start",
            FieldKind.TIME,
            of("contact.callback_"),
            Event::windowStart,
            (b, v) -> b.windowStart((Long) v)),
    WINDOW_END(
            "window_end", FieldKind.TIME, of("contact.callback_"), Event::windowEnd, (b, v) -> b.windowEnd((Long) v)),
    STATE(
            "state",
            WORD,
            of("agent.state", "agent.state"),
            Event::state,
            (b, v) -> b.state((String) v),
            "available",
            "busy",
            "wrap_up",
            "break",
            "training",
            "offline"),
    CHANNELS("channels", NAMES, of("agent.state"), Event::channels, (b, v) -> b.channels(names(v))),
    CAPACITY("capacity", COUNTS, of("agent.state"), Event::capacity, (b, v) -> b.capacity(counts(v))),
    START("start", FieldKind.TIME, of("agent.scheduled move.decided"), Event::start, (b, v) -> b.start((Long) v)),
    END("end", FieldKind.TIME, of("agent.scheduled move.decided"), Event::end, (b, v) -> b.end((Long) v)),
    ACTIVITY(
            "activity",
            WORD,
            of("agent.scheduled move.decided"),
            Event::activity,
            (b, v) -> b.activity((String) v),
            "on_queue",
            "break",
            "training",
            "off"),
    PROCESS("process", NAME, of("digital.", "digital."), Event::process, (b, v) -> b.process((String) v)),
    STEP("step", NAME, of("digital.", "digital."), Event::step, (b, v) -> b.step((String) v)),
    SESSION("session", TEXT, of("digital.", "digital."), Event::session, (b, v) -> b.session((String) v)),
    STEP_INDEX("step_index", INT, of("digital."), Event::stepIndex, (b, v) -> b.stepIndex((Integer) v)),
    STATUS(
            "status",
            WORD,
            of("digital."),
            Event::status,
            (b, v) -> b.status((String) v),
            "entered",
            "completed",
            "left"),
    PLATFORM("platform", NAME, of("digital."), Event::platform, (b, v) -> b.platform((String) v)),
    SAME_AS("same_as", TEXT, of("identity."), Event::sameAs, (b, v) -> b.sameAs((String) v)),
    CONFIDENCE("confidence", SHARE, of("identity."), Event::confidence, (b, v) -> b.confidence((Double) v)),
    KIND(
            "kind",
            WORD,
            of("calendar."),
            Event::kind,
            (b, v) -> b.kind((String) v),
            "channel_opened",
            "channel_closed",
            "campaign",
            "outage",
            "holiday"),
    NOTE("note", TEXT, of("calendar."), Event::note, (b, v) -> b.note((String) v)),
    LEVEL("level", WORD, of("bot."), Event::level, (b, v) -> b.level((String) v), "green", "amber", "red"),
    TOPICS("topics", NAMES, of("bot."), Event::topics, (b, v) -> b.topics(names(v))),
    TARGET("target", TEXT, of("event.retracted"), Event::target, (b, v) -> b.target((String) v));

    private static final Map<String, EventField> BY_NAME = new HashMap<>();
    private static final Map<EventType, List<EventField>> REQUIRED = new HashMap<>();

    static {
        for (EventField field : values()) {
            BY_NAME.put(field.wireName, field);
        }
        for (EventType type : EventType.values()) {
            REQUIRED.put(
                    type,
                    Arrays.stream(values()).filter(f -> f.carriers.must(type)).toList());
        }
    }

    private final String wireName;
    private final FieldKind kind;
    private final Carriers carriers;
    private final Function<Event, Object> get;
    private final BiConsumer<EventBuilder, Object> set;
    private final List<String> words;

    EventField(String wireName, FieldKind kind, Carriers carriers, Function<Event, Object> get) {
        this(wireName, kind, carriers, get, (builder, value) -> {});
    }

    EventField(
            String wireName,
            FieldKind kind,
            Carriers carriers,
            Function<Event, Object> get,
            BiConsumer<EventBuilder, Object> set,
            String... words) {
        this.wireName = wireName;
        this.kind = kind;
        this.carriers = carriers;
        this.get = get;
        this.set = set;
        this.words = List.of(words);
    }

    /** The field of that name, or null if the stream knows none. */
    static EventField ofWireName(String name) {
        return BY_NAME.get(name);
    }

    /** The fields without which an event of that type is none. */
    static List<EventField> requiredBy(EventType type) {
        return REQUIRED.get(type);
    }

    String wireName() {
        return wireName;
    }

    FieldKind kind() {
        return kind;
    }

    /** The words that the field takes; empty if any. */
    List<String> words() {
        return words;
    }

    /** Whether events of that type carry the field; elsewhere it is an unknown one. */
    boolean carriedBy(EventType type) {
        return carriers.may(type);
    }

    /** The field's value, null if absent. */
    Object of(Event event) {
        return get.apply(event);
    }

    void set(EventBuilder builder, Object value) {
        set.accept(builder, value);
    }

    /** What a sender should have written. */
    String expected() {
        return kind == WORD ? kind.expected() + " " + String.join(", ", words) : kind.expected();
    }

    /** Types, by what their names begin with. */
    private record Carriers(Predicate<String> carry, Predicate<String> require) {
        boolean may(EventType type) {
            return carry.test(type.wireName());
        }

        boolean must(EventType type) {
            return require.test(type.wireName());
        }
    }

    private static Carriers of(String carry) {
        return new Carriers(begins(carry), type -> false);
    }

    private static Carriers of(String carry, String require) {
        return new Carriers(begins(carry), begins(require));
    }

    private static Predicate<String> begins(String prefixes) {
        List<String> any = List.of(prefixes.split(" "));
        return type -> any.stream().anyMatch(type::startsWith);
    }

    private static String lower(Actor actor) {
        return actor.name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Object value) {
        return (List<String>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> counts(Object value) {
        return (Map<String, Integer>) value;
    }
}
