package io.ramzor.api;

import io.ramzor.metric.ContactTrace;
import java.util.Map;

/** A contact as an answer tells it. */
final class ContactDocument {
    private ContactDocument() {}

    /** Who it is and what it is about. */
    static Map<String, Object> head(ContactTrace contact) {
        Map<String, Object> members = Answers.members("contact", contact.contact());
        members.put("channel", contact.channel());
        members.put("customer", contact.customer());
        members.put("topic", contact.topic());
        return members;
    }

    /** How it went, and what it waits for. */
    static void addTo(Map<String, Object> members, ContactTrace contact) {
        members.put("waits_for", contact.waitsFor());
        members.put("at", contact.at());
        members.put("spells", contact.spells());
        members.put("legs", contact.legs());
        members.put("agents", contact.agents());
        members.put("clocks", contact.clocks());
        members.put("promises", contact.promises());
    }
}
