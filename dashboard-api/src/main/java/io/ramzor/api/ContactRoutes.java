package io.ramzor.api;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.FormulaVersion;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import io.ramzor.history.Traces;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a number to its contacts. */
final class ContactRoutes {
    private final ApiParts parts;

    ContactRoutes(ApiParts parts) {
        this.parts = parts;
    }

    void addTo(Handlers handlers) {
        GroupContacts groups = new GroupContacts(parts);
        handlers.blocking(
                "getContacts",
                asked -> asked.queryText("group") == null
                        ? answer(ContactQuestion.of(asked, parts))
                        : groups.answer(GroupQuestion.of(asked, parts)));
    }

    private Map<String, Object> answer(ContactQuestion question) throws IOException {
        long now = Micros.of(now(question));
        boolean share = Formulas.isServiceLevel(question.metric().id());
        Set<Measure> listed =
                share ? Set.of(Measure.OFFERED) : question.metric().measures();
        Map<String, Object> answer = Answers.members("metric", question.id());
        question.scope().tell(answer);
        answer.put("from", question.from());
        answer.put("to", question.to());
        answer.put("attribution", question.place().book() == Book.LIVE ? "decided" : "queued");
        answer.put("at", Micros.toInstant(now));
        answer.put("unit", question.metric().definition().unit());
        List<Map<String, Object>> formulas = share ? shares(question) : List.of(number(question, now));
        answer.put("formula", formulas.get(0));
        answer.put("value", formulas.get(0).get("value"));
        answer.put("formulas", formulas);
        answer.put(
                "count",
                parts.traces().counts(question.place(), listed).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        List<Traces.Entry> entries =
                parts.traces().entries(question.place(), listed, question.after(), question.limit() + 1);
        boolean more = entries.size() > question.limit();
        List<Traces.Entry> page = more ? entries.subList(0, question.limit()) : entries;
        List<TracedMetric> counting = share ? counting(question) : List.of();
        answer.put(
                "contacts",
                page.stream().map(entry -> document(entry, question, counting)).toList());
        answer.put("next", more ? text(page.get(page.size() - 1).cursor()) : null);
        return answer;
    }

    /** As of the board's now; what lies before it was over then. */
    private Instant now(ContactQuestion question) {
        Instant now = parts.board().now();
        return now == null ? question.to() : now;
    }

    private Map<String, Object> number(ContactQuestion question, long now) throws IOException {
        TracedMetric metric = question.metric();
        Traces.Place place = question.place();
        BusinessCalendar calendar =
                question.scope().isOne() ? calendar(question.scope().queue(), now) : null;
        Map<String, Object> members = Formulas.document(metric.id(), metric.definition(), null);
        members.put("value", metric.value(parts.traces().sums(place, metric, calendar), now));
        return members;
    }

    private BusinessCalendar calendar(String queue, long now) {
        QueueTerms terms = parts.centre().queueOrDefault(queue, null).termsAt(now);
        return terms.calendar() == null ? null : parts.centre().calendarOf(terms);
    }

    /** The formulas side by side, the metric's own first: each reads the same counts. */
    private List<Map<String, Object>> shares(ContactQuestion question) throws IOException {
        Traces.Place all = question.place();
        List<Formulas.InForce> stretches = question.scope().isOne()
                ? Formulas.of(parts, question.scope().queue()).within(all.from(), all.to())
                : List.of(new Formulas.InForce(null, all.from(), all.to()));
        List<Map<Measure, Long>> counts = new ArrayList<>();
        for (Formulas.InForce stretch : stretches) {
            counts.add(parts.traces().counts(all.within(stretch.from(), stretch.to()), TracedMetric.OUTCOMES));
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        for (TracedMetric metric : counting(question)) {
            boolean own = question.isOwn() && documents.isEmpty();
            documents.add(own ? ownShare(stretches, counts) : share(question, metric, counts));
        }
        return documents;
    }

    /** The formulas by which each contact is counted. */
    private static List<TracedMetric> counting(ContactQuestion question) {
        Set<String> ids = new LinkedHashSet<>(List.of(question.metric().id()));
        question.formulas().forEach(formula -> ids.add(MetricRegistry.presetKey(formula)));
        return ids.stream().map(id -> TracedMetric.of(id).orElseThrow()).toList();
    }

    private Map<String, Object> share(ContactQuestion question, TracedMetric metric, List<Map<Measure, Long>> counts) {
        Traces.Place place = question.place();
        String formula = Formulas.presetOf(metric.id());
        FormulaVersion version = question.scope().isOne()
                ? Formulas.of(parts, question.scope().queue()).versionOf(formula, place.from(), place.to())
                : null;
        Map<String, Object> members = Formulas.document(formula, metric.definition(), version);
        addShare(members, counts.stream().map(metric::share).reduce(TracedMetric.Share.NONE, TracedMetric.Share::plus));
        return members;
    }

    /** By the formula in force at each instant: legs queued before a change keep the one that was. */
    private static Map<String, Object> ownShare(List<Formulas.InForce> stretches, List<Map<Measure, Long>> counts) {
        TracedMetric.Share sum = TracedMetric.Share.NONE;
        List<Map<String, Object>> versions = new ArrayList<>();
        Map<String, Object> members = null;
        for (int i = 0; i < stretches.size(); i++) {
            FormulaVersion inForce = stretches.get(i).version();
            TracedMetric metric =
                    TracedMetric.of(MetricRegistry.presetKey(inForce.formula())).orElseThrow();
            TracedMetric.Share share = metric.share(counts.get(i));
            members = Formulas.document(inForce.formula(), metric.definition(), inForce);
            Map<String, Object> version = new LinkedHashMap<>(members);
            addShare(version, share);
            versions.add(version);
            sum = sum.plus(share);
        }
        addShare(members, sum);
        members.put("versions", versions);
        return members;
    }

    private static void addShare(Map<String, Object> members, TracedMetric.Share share) {
        members.put("value", share.value());
        members.put("numerator", share.numerator());
        members.put("denominator", share.denominator());
    }

    private Map<String, Object> document(Traces.Entry entry, ContactQuestion question, List<TracedMetric> counting) {
        ContactTrace contact = entry.contact();
        Map<String, Object> members = ContactDocument.head(contact);
        members.put("counted_at", Micros.toInstant(entry.cursor().at()));
        members.put(
                "measures",
                entry.facts().stream()
                        .map(ContactTrace.Fact::measure)
                        .distinct()
                        .toList());
        Map<String, Object> in = new LinkedHashMap<>();
        for (TracedMetric metric : counting) {
            Boolean counts = metric.counts(entry.facts());
            Map<String, Object> mark = Answers.members("numerator", counts != null && counts);
            mark.put("denominator", counts != null);
            in.put(Formulas.presetOf(metric.id()), mark);
        }
        members.put("in", in);
        members.put("waited_for", CountedSegment.of(entry, question.place()));
        ContactDocument.addTo(members, contact);
        return members;
    }

    /** How an answer says behind which entry to go on. */
    static String text(Traces.Cursor cursor) {
        return cursor.at() + "-" + cursor.trace();
    }
}
