package io.ramzor.metric;

import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.List;

/** Writes down spells for tests; times are hours after the start of March 2026. */
final class SpellBuilder {
    static final long START = ContactLog.time("2026-03-01T00:00:00Z");

    private final String contact;
    private final String channel;
    private final long start;
    private int number;
    private String customer = "dana";
    private String topic = "loan";
    private String caseId;
    private long end = ContactState.NEVER;
    private String guidedBy;
    private long botStart = ContactState.NEVER;
    private String botOutcome;
    private long humanRequestAt = ContactState.NEVER;
    private boolean blocked;
    private long humanAt = ContactState.NEVER;
    private boolean abandoned;
    private long lateAt = ContactState.NEVER;
    private long turnLateAt = ContactState.NEVER;
    private final List<SpellSummary.Deflection> deflections = new ArrayList<>();
    private List<String> agents = List.of();
    private boolean escalated;
    private long expectationAt = ContactState.NEVER;

    private SpellBuilder(String contact, String channel, double hour) {
        this.contact = contact;
        this.channel = channel;
        this.start = at(hour);
    }

    static long at(double hour) {
        return START + (long) (hour * Micros.HOUR);
    }

    /** One hour long. */
    static SpellBuilder spell(String contact, String channel, double hour) {
        return new SpellBuilder(contact, channel, hour).until(hour + 1);
    }

    SpellBuilder number(int index) {
        number = index;
        return this;
    }

    SpellBuilder customer(String id) {
        customer = id;
        return this;
    }

    SpellBuilder topic(String id) {
        topic = id;
        return this;
    }

    SpellBuilder caseId(String id) {
        caseId = id;
        return this;
    }

    SpellBuilder until(double hour) {
        end = at(hour);
        return this;
    }

    SpellBuilder open() {
        end = ContactState.NEVER;
        return this;
    }

    SpellBuilder guidedBy(String other) {
        guidedBy = other;
        return this;
    }

    SpellBuilder bot(String outcome) {
        botStart = start;
        botOutcome = outcome;
        return this;
    }

    SpellBuilder requested(double hour, boolean isBlocked) {
        humanRequestAt = at(hour);
        blocked = isBlocked;
        return this;
    }

    SpellBuilder human(double hour) {
        humanAt = at(hour);
        return this;
    }

    SpellBuilder abandoned() {
        abandoned = true;
        return this;
    }

    SpellBuilder lateAt(double hour) {
        lateAt = at(hour);
        return this;
    }

    SpellBuilder turnLateAt(double hour) {
        turnLateAt = at(hour);
        return this;
    }

    SpellBuilder offered(String to, double hour) {
        deflections.add(new SpellSummary.Deflection(to, at(hour), ContactState.NEVER));
        return this;
    }

    SpellBuilder accepted(String to, double hour) {
        deflections.add(new SpellSummary.Deflection(to, at(hour), at(hour)));
        return this;
    }

    SpellBuilder agents(String... ids) {
        agents = List.of(ids);
        return this;
    }

    SpellBuilder escalated() {
        escalated = true;
        return this;
    }

    SpellBuilder expected(double hour) {
        expectationAt = at(hour);
        return this;
    }

    SpellSummary build() {
        return new SpellSummary(
                contact,
                number,
                customer,
                channel,
                topic,
                caseId,
                start,
                end,
                guidedBy,
                botStart,
                botOutcome,
                humanRequestAt,
                blocked,
                humanAt,
                abandoned,
                lateAt,
                turnLateAt,
                List.copyOf(deflections),
                agents,
                escalated,
                expectationAt);
    }
}
