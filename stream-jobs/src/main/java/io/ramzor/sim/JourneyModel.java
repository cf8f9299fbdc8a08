package io.ramzor.sim;

import io.ramzor.centre.BusinessCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scenario's {@link Journeys} compiled for use; immutable, shared by runs. */
final class JourneyModel {
    final Journeys journeys;
    final Journeys.Identities identities;
    /** Kinds of key by channel id, numbered from 0. */
    final Map<String, Integer> keyKind = new LinkedHashMap<>();

    final List<String> keyKinds = new ArrayList<>();
    final Law.Sampler undoneAfter;
    final double[] cases;
    final Journeys.After[] after = new Journeys.After[Ending.values().length];
    final Law.Sampler[] delay = new Law.Sampler[Ending.values().length];
    /** By channel left. */
    final Map<String, Choice> elsewhere = new LinkedHashMap<>();

    final Map<String, Choice> steeredTo = new LinkedHashMap<>();
    final Law.Sampler steeringDelay;
    final Map<String, Law.Sampler> restlessAfter = new LinkedHashMap<>();
    /** By channel that does not work. */
    final Map<String, Choice> awayTo = new LinkedHashMap<>();

    final Map<String, Law.Sampler> awayDelay = new LinkedHashMap<>();
    /** By queue. */
    final boolean[] callsBack;

    final double[] guided;
    final Choice guidedOn;
    final ProcessModel[] processes;
    private final FloorModel model;
    private final BusinessCalendar[] hours;
    private final int[][] queueOf;

    JourneyModel(FloorModel model, Journeys journeys, long at) {
        this.model = model;
        this.journeys = journeys;
        this.identities = journeys.identities();
        undoneAfter = identities == null || identities.undoneAfter() == null
                ? null
                : identities.undoneAfter().sampler();
        cases = model.byTopic(journeys.cases());
        for (Ending ending : Ending.values()) {
            after[ending.ordinal()] = journeys.after().get(ending.wireName());
            delay[ending.ordinal()] = after[ending.ordinal()] == null
                    ? null
                    : after[ending.ordinal()].delay().sampler();
        }
        journeys.elsewhere().forEach((from, weights) -> elsewhere.put(from, Choice.of(weights)));
        journeys.restless()
                .forEach((channel, restless) ->
                        restlessAfter.put(channel, restless.after().sampler()));
        steeringDelay =
                journeys.steering() == null ? null : journeys.steering().delay().sampler();
        if (journeys.steering() != null) {
            journeys.steering().to().forEach((from, weights) -> steeredTo.put(from, Choice.of(weights)));
        }
        journeys.turnedAway().forEach((from, away) -> {
            awayTo.put(from, Choice.of(away.to()));
            awayDelay.put(from, away.delay().sampler());
        });
        callsBack = new boolean[model.queues.length];
        for (QueueModel queue : model.queues) {
            callsBack[queue.index] =
                    journeys.callback() != null && journeys.callback().queues().contains(queue.id);
        }
        guided = journeys.guided() == null
                ? new double[model.topics.length]
                : model.byTopic(journeys.guided().share());
        guidedOn =
                Choice.of(journeys.guided() == null ? null : journeys.guided().channels());
        processes = journeys.digital().entrySet().stream()
                .map(process -> new ProcessModel(process.getKey(), process.getValue(), model))
                .toArray(ProcessModel[]::new);
        hours = new BusinessCalendar[model.queues.length];
        for (QueueModel queue : model.queues) {
            hours[queue.index] = model.scenario
                    .centre()
                    .calendarOf(model.scenario.centre().queues().get(queue.id).termsAt(at));
        }
        queueOf = queueOf();
        nameKeys();
    }

    private void nameKeys() {
        for (String channel : model.channels) {
            kind(channel);
        }
    }

    /** Number of the kind of key that customers have on that channel. */
    int kind(String channel) {
        String kind = identities == null || identities.keys() == null
                ? "customer"
                : identities.keys().getOrDefault(channel, channel);
        return keyKind.computeIfAbsent(channel, c -> {
            if (!keyKinds.contains(kind)) {
                keyKinds.add(kind);
            }
            return keyKinds.indexOf(kind);
        });
    }

    /** By channel and topic: the queue that expects the topic, else the channel's first that customers can reach, else -1. */
    private int[][] queueOf() {
        int[][] table = new int[model.channels.length][model.topics.length];
        for (int channel = 0; channel < table.length; channel++) {
            for (int topic = 0; topic < model.topics.length; topic++) {
                table[channel][topic] = queueOf(channel, model.topics[topic]);
            }
        }
        return table;
    }

    private int queueOf(int channel, String topic) {
        int first = -1;
        for (QueueModel queue : model.queues) {
            Set<String> topics =
                    model.scenario.demand().queues().get(queue.id).topics().keySet();
            if (queue.channel == channel && !topics.isEmpty()) {
                if (topics.contains(topic)) {
                    return queue.index;
                }
                first = first < 0 ? queue.index : first;
            }
        }
        return first;
    }

    /** Where a contact of that topic goes on that channel, null if the centre does not serve it. */
    QueueModel queue(String channel, int topic) {
        int index = model.channel(channel);
        int queue = index < 0 ? -1 : queueOf[index][topic];
        return queue < 0 ? null : model.queues[queue];
    }

    boolean isOpen(QueueModel queue, long at) {
        return hours[queue.index].isOpen(at);
    }

    /** The first instant from then on at which the queue is open. */
    long opening(QueueModel queue, long at) {
        return hours[queue.index].usedUpAt(at, 1) - 1;
    }
}
