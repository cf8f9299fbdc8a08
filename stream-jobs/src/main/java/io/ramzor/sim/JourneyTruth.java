package io.ramzor.sim;

import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What customers really did in a run, whatever their keys on the channels say.
 *
 * @param problems matters that customers had: what episodes are to find
 * @param problemsByTopic the same by topic
 * @param oneContact problems with one contact so far
 * @param solved problems that are over and solved
 * @param givenUp problems that are over and were never solved
 * @param contacts contacts of customers, guided sessions included, calls of the centre not
 * @param withheld contacts whose customer the centre cannot know
 * @param repeats contacts on the channel of the one before, with none open
 * @param redials of these, calls after an abandoned call
 * @param parallel contacts begun while another of the problem was open, guided ones not counted
 * @param shifts contacts on another channel than the one before
 * @param contained bot sessions that ended as contained
 * @param containedHelped of these, those that solved the problem
 * @param containedCameBack of these, those whose customer came back about the problem
 * @param counts offers, promises, messages and digital sessions by name
 * @param funnel steps of digital processes
 * @param identitiesLinked times that a customer's further key was linked to the first
 * @param identitiesUnlinked times that one was not
 * @param wrongLinks links made in error
 */
public record JourneyTruth(
        long problems,
        Map<String, Long> problemsByTopic,
        long oneContact,
        long solved,
        long givenUp,
        long contacts,
        long withheld,
        long repeats,
        long redials,
        long parallel,
        List<Shift> shifts,
        long contained,
        long containedHelped,
        long containedCameBack,
        Map<String, Long> counts,
        List<Step> funnel,
        long identitiesLinked,
        long identitiesUnlinked,
        List<WrongLink> wrongLinks) {

    /**
     * @param from channel of the contact before
     * @param to channel of the later one
     * @param cause the first cause that holds when the later contact begins, but for turns that were answered late
     * @param count how often
     */
    public record Shift(String from, String to, String cause, long count) {}

    /**
     * @param left with or without a word
     */
    public record Step(String process, String step, long entered, long completed, long left) {}

    /**
     * @param undoneAt when it is noticed, null if never
     */
    public record WrongLink(String customer, String sameAs, Instant at, Instant undoneAt) {}

    static JourneyTruth of(Floor floor) {
        JourneyTally tally = floor.journeyTally;
        Map<String, Long> byTopic = new LinkedHashMap<>();
        long problems = 0;
        for (int topic = 0; topic < tally.problems.length; topic++) {
            byTopic.put(floor.model.topics[topic], tally.problems[topic]);
            problems += tally.problems[topic];
        }
        return new JourneyTruth(
                problems,
                byTopic,
                tally.oneContact,
                tally.solved,
                tally.givenUp,
                tally.contacts,
                tally.withheld,
                tally.repeats,
                tally.redials,
                tally.parallel,
                shifts(tally),
                tally.contained,
                tally.containedHelped,
                tally.containedCameBack,
                counts(tally),
                funnel(tally),
                tally.linked,
                tally.unlinked,
                wrongLinks(floor.population));
    }

    private static List<Shift> shifts(JourneyTally tally) {
        return tally.shifts.entrySet().stream()
                .map(entry -> {
                    String[] key = entry.getKey().split(" ");
                    return new Shift(key[0], key[1], key[2], entry.getValue());
                })
                .toList();
    }

    private static Map<String, Long> counts(JourneyTally tally) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JourneyTally.Count count : JourneyTally.Count.values()) {
            counts.put(count.name().toLowerCase(Locale.ROOT), tally.counts[count.ordinal()]);
        }
        return counts;
    }

    private static List<Step> funnel(JourneyTally tally) {
        return tally.funnel.entrySet().stream()
                .map(entry -> {
                    String[] key = entry.getKey().split(" ");
                    long[] counts = entry.getValue();
                    return new Step(key[0], key[1], counts[0], counts[1], counts[2]);
                })
                .toList();
    }

    private static List<WrongLink> wrongLinks(Population population) {
        return population.wrongLinks().stream()
                .map(link -> new WrongLink(
                        link.customer(),
                        link.sameAs(),
                        Micros.toInstant(link.at()),
                        link.undoneAt() == null ? null : Micros.toInstant(link.undoneAt())))
                .toList();
    }
}
