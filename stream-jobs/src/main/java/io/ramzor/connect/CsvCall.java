package io.ramzor.connect;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of call records, understood. Instants are microseconds; a step that did not happen is null.
 *
 * @param line of the row in its file
 * @param doubled whether one of its times fell into a doubled hour
 */
record CsvCall(
        long line,
        String contact,
        String customer,
        String channel,
        String queue,
        String agent,
        long offered,
        Long queued,
        Long answered,
        Long abandoned,
        Long released,
        boolean doubled) {

    /** A step of a call. */
    record Step(CsvCall call, EventType type, long time) {
        /**
         * The step as an event; its id is made of the contact and the step, so that the same row gives the same id
         * again.
         */
        Event event() {
            String step = type.wireName().substring(type.wireName().indexOf('.') + 1);
            EventBuilder event = Event.of(call.contact + "-" + step, time, type)
                    .source(Vendor.CSV.sourceName())
                    .contact(call.contact)
                    .channel(call.channel);
            return switch (type) {
                case OFFERED -> event.customer(call.customer).build();
                case QUEUED -> event.queue(call.queue).build();
                case ANSWERED, RELEASED -> event.agent(call.agent).build();
                default -> event.build();
            };
        }
    }

    /** What happened, in order. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>(4);
        steps.add(new Step(this, EventType.OFFERED, offered));
        add(steps, EventType.QUEUED, queued);
        add(steps, EventType.ANSWERED, answered);
        add(steps, EventType.ABANDONED, abandoned);
        add(steps, EventType.RELEASED, released);
        return steps;
    }

    private void add(List<Step> steps, EventType type, Long time) {
        if (time != null) {
            steps.add(new Step(this, type, time));
        }
    }
}
