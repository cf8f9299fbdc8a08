package io.ramzor.api;

import io.ramzor.event.Micros;
import io.ramzor.history.GroupHistory;
import io.ramzor.history.Traces;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Measure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** From a number of a group to its contacts. */
final class GroupContacts {
    private final ApiParts parts;

    GroupContacts(ApiParts parts) {
        this.parts = parts;
    }

    Map<String, Object> answer(GroupQuestion question) throws IOException {
        Instant board = parts.board().now();
        Instant now = board == null ? question.times().to() : board;
        Map<String, Object> answer = Answers.members("metric", question.metric().id());
        answer.put("group", question.group().wireName());
        answer.put("keys", question.keys());
        answer.put("from", question.times().from());
        answer.put("to", question.times().to());
        answer.put("at", now);
        answer.put("unit", question.metric().definition().unit());
        Map<String, Object> formula =
                Formulas.document(question.metric().id(), question.metric().definition(), null);
        formula.put("value", value(question, Micros.of(now)));
        answer.put("formula", formula);
        answer.put("value", formula.get("value"));
        answer.put("formulas", List.of(formula));
        if (question.isOfAgents()) {
            answer.put("count", parts.traces().held(question.held()));
            page(
                    answer,
                    question,
                    parts.traces().heldEntries(question.held(), question.after(), question.limit() + 1),
                    Traces.Entry::cursor,
                    entry -> held(entry, question, now));
            return answer;
        }
        Set<Measure> listed = question.metric().listed();
        answer.put(
                "count",
                parts.traces().counts(question.place(), listed).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        if (question.group() == Group.DEADLINE) {
            page(
                    answer,
                    question,
                    parts.traces().entries(question.place(), listed, question.after(), question.limit() + 1),
                    Traces.Entry::cursor,
                    GroupContacts::owed);
        } else {
            page(
                    answer,
                    question,
                    parts.traces().stories(question.place(), listed, question.after(), question.limit() + 1),
                    Traces.Story::cursor,
                    GroupContacts::story);
        }
        return answer;
    }

    /** Agents' time depends on their states too, so it is read from the history; what contacts alone decide comes from them. */
    private Number value(GroupQuestion question, long now) throws IOException {
        if (question.isOfAgents()) {
            return new GroupHistory(parts.history())
                    .total(
                            question.group(),
                            question.keys(),
                            question.metric().definition(),
                            question.times().from(),
                            question.times().to());
        }
        return question.metric().value(parts.traces().sums(question.place(), question.metric(), null), now);
    }

    private static <T> void page(
            Map<String, Object> answer,
            GroupQuestion question,
            List<T> entries,
            Function<T, Traces.Cursor> cursor,
            Function<T, Map<String, Object>> document) {
        boolean more = entries.size() > question.limit();
        List<T> page = more ? entries.subList(0, question.limit()) : entries;
        answer.put("contacts", page.stream().map(document).toList());
        answer.put("next", more ? ContactRoutes.text(cursor.apply(page.get(page.size() - 1))) : null);
    }

    private static Map<String, Object> owed(Traces.Entry entry) {
        Map<String, Object> members = counted(
                ContactDocument.head(entry.contact()),
                entry.cursor(),
                entry.facts().stream().map(ContactTrace.Fact::measure).toList());
        Instant began = Micros.toInstant(entry.cursor().at());
        members.put(
                "deadlines",
                entry.contact().promises().stream()
                        .filter(promise -> promise.began().equals(began))
                        .toList());
        members.put("waited_for", waitedFor(entry.contact(), began));
        ContactDocument.addTo(members, entry.contact());
        return members;
    }

    private static Map<String, Object> story(Traces.Story story) {
        GroupTrace of = story.of();
        Map<String, Object> members = story.contact() == null ? unknown(of) : ContactDocument.head(story.contact());
        counted(
                members,
                story.cursor(),
                story.facts().stream().map(GroupTrace.Fact::measure).toList());
        members.put("spell_start", of.start());
        members.put("session", of.session());
        members.put(
                "after",
                story.facts().stream()
                        .map(GroupTrace.Fact::after)
                        .filter(after -> after != null)
                        .findFirst()
                        .orElse(null));
        members.put("episode_others", of.others());
        if (story.contact() == null) {
            members.put("waited_for", null);
            members.put("waits_for", null);
            List.of("legs", "agents", "clocks").forEach(name -> members.put(name, List.of()));
        } else {
            members.put("waited_for", waitedFor(story.contact(), of.start()));
            ContactDocument.addTo(members, story.contact());
        }
        return members;
    }

    /** A contact that is not kept, or a session that no contact followed. */
    private static Map<String, Object> unknown(GroupTrace of) {
        Map<String, Object> members = Answers.members("contact", of.contact());
        members.put("channel", of.channel());
        members.put("customer", of.customer());
        members.put("topic", null);
        return members;
    }

    private static Map<String, Object> counted(
            Map<String, Object> members, Traces.Cursor cursor, List<String> measures) {
        members.put("counted_at", Micros.toInstant(cursor.at()));
        members.put("measures", measures.stream().distinct().toList());
        members.put("in", Map.of());
        return members;
    }

    /** What it waited for first from that instant on: an agent in a queue, else a reply. */
    private static Map<String, Object> waitedFor(ContactTrace contact, Instant from) {
        Optional<ContactTrace.QueueLeg> leg = contact.legs().stream()
                .filter(each -> !each.queuedAt().isBefore(from))
                .findFirst();
        return leg.isPresent()
                ? CountedSegment.leg(leg.get())
                : CountedSegment.clock(contact.clocks().stream()
                        .filter(run -> !run.start().isBefore(from))
                        .findFirst()
                        .orElse(null));
    }

    private static Map<String, Object> held(Traces.Entry entry, GroupQuestion question, Instant now) {
        Map<String, Object> members = counted(ContactDocument.head(entry.contact()), entry.cursor(), List.of());
        Instant start = Micros.toInstant(entry.cursor().at());
        String agent = question.keys().get("agent");
        List<Map<String, Object>> had = new ArrayList<>();
        for (ContactTrace.AgentPart part : entry.contact().agents()) {
            if (part.start().equals(start) && (agent == null || agent.equals(part.agent()))) {
                had.add(had(part, question.times(), now));
            }
        }
        members.put("had", had);
        members.put("waited_for", waitedFor(entry.contact(), before(entry.contact(), start)));
        ContactDocument.addTo(members, entry.contact());
        return members;
    }

    /** The last leg's beginning before an agent took the contact. */
    private static Instant before(ContactTrace contact, Instant taken) {
        Instant queued = contact.start();
        for (ContactTrace.QueueLeg leg : contact.legs()) {
            queued = leg.queuedAt().isAfter(taken) ? queued : leg.queuedAt();
        }
        return queued;
    }

    private static Map<String, Object> had(ContactTrace.AgentPart part, Times asked, Instant now) {
        Instant from = part.start().isAfter(asked.from()) ? part.start() : asked.from();
        Instant end = part.end() == null ? now : part.end();
        Instant to = end.isBefore(asked.to()) ? end : asked.to();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("agent", part.agent());
        members.put("from", part.start());
        members.put("to", part.end());
        members.put("seconds", Math.max(0, Micros.toSeconds(Micros.of(to) - Micros.of(from))));
        return members;
    }
}
