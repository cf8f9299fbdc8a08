package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.Queue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scenario compiled to arrays; immutable once made, shared by runs. */
final class FloorModel {
    static final List<String> BOT_LEVELS = List.of("green", "amber", "red");

    final Scenario scenario;
    final List<AgentProfile> agents;
    final QueueModel[] queues;
    final String[] topics;
    final String[] channels;
    /** Streams as (queue, topic), queue by queue in the demand's order. */
    final int[][] streams;
    /** By bot level and topic: may the bot close it. */
    final boolean[][] closable;

    final List<List<String>> closableTopics = new ArrayList<>();
    final long idleMicros;
    /** Null if customers have no journeys. */
    final JourneyModel journeys;

    private final Map<String, Integer> queueIndex = new HashMap<>();
    private final Map<String, Integer> agentIndex = new HashMap<>();
    private final Map<String, Integer> topicIndex = new HashMap<>();
    private final List<String> channelList = new ArrayList<>();

    FloorModel(Scenario scenario, long at) {
        this.scenario = scenario;
        this.agents = scenario.agents();
        Centre centre = scenario.centre();
        this.idleMicros = centre.idleMicros();
        Set<String> names = new LinkedHashSet<>();
        scenario.demand().queues().values().forEach(d -> names.addAll(d.topics().keySet()));
        topics = names.toArray(String[]::new);
        for (int i = 0; i < topics.length; i++) {
            topicIndex.put(topics[i], i);
        }
        queues = queues(centre, at);
        channels = channelList.toArray(String[]::new);
        scenario.demand().queues().forEach(this::completeQueue);
        streams = streams();
        closable = closable(centre);
        journeys = scenario.demand().journeys() == null
                ? null
                : new JourneyModel(this, scenario.demand().journeys(), at);
        for (AgentProfile agent : agents) {
            agentIndex.put(agent.agent(), agentIndex.size());
        }
    }

    private QueueModel[] queues(Centre centre, long at) {
        List<QueueModel> models = new ArrayList<>();
        scenario.demand().queues().forEach((id, demand) -> {
            Queue queue = centre.queues().get(id);
            if (queue == null) {
                throw new IllegalArgumentException("scenario " + scenario.name() + ": demand names queue " + id
                        + ", which the centre does not have");
            }
            if (!channelList.contains(queue.channel())) {
                channelList.add(queue.channel());
            }
            queueIndex.put(id, models.size());
            models.add(new QueueModel(
                    models.size(),
                    channelList.indexOf(queue.channel()),
                    queue,
                    centre.channelOrDefault(queue.channel()),
                    demand,
                    at));
        });
        return models.toArray(QueueModel[]::new);
    }

    private void completeQueue(String id, Demand.QueueDemand demand) {
        QueueModel queue = queues[queueIndex.get(id)];
        if (demand.transfer() != null) {
            queue.transferTo = queue(demand.transfer().to());
            queue.transferShare = byTopic(demand.transfer().share());
        }
        if (demand.bot() != null) {
            queue.contained = byTopic(demand.bot().contained());
        }
    }

    /** Values by topic, 0 where none is named. */
    double[] byTopic(Map<String, Double> shares) {
        double[] values = new double[topics.length];
        shares.forEach((topic, share) -> {
            if (topicIndex.containsKey(topic)) {
                values[topicIndex.get(topic)] = share;
            }
        });
        return values;
    }

    private int[][] streams() {
        List<int[]> rows = new ArrayList<>();
        scenario.demand()
                .queues()
                .forEach((id, demand) -> demand.topics()
                        .keySet()
                        .forEach(topic -> rows.add(new int[] {queueIndex.get(id), topicIndex.get(topic)})));
        return rows.toArray(int[][]::new);
    }

    private boolean[][] closable(Centre centre) {
        boolean[][] may = new boolean[BOT_LEVELS.size()][topics.length];
        for (int level = 0; level < BOT_LEVELS.size(); level++) {
            Set<String> closed = new LinkedHashSet<>();
            for (int lower = 0; lower <= level; lower++) {
                closed.addAll(centre.botLevels().getOrDefault(BOT_LEVELS.get(lower), List.of()));
            }
            for (int topic = 0; topic < topics.length; topic++) {
                may[level][topic] = closed.contains(topics[topic]);
            }
            closableTopics.add(List.copyOf(closed));
        }
        return may;
    }

    /** Index of a queue of the demand, -1 if there is none of that id. */
    int queue(String id) {
        return queueIndex.getOrDefault(id, -1);
    }

    /** Index of a channel of the demand, -1 if there is none of that id. */
    int channel(String id) {
        return channelList.indexOf(id);
    }

    /** @throws IllegalArgumentException if the demand has no such topic */
    int topic(String id) {
        Integer index = topicIndex.get(id);
        if (index == null) {
            throw new IllegalArgumentException(
                    "scenario " + scenario.name() + ": no queue's demand has the topic " + id);
        }
        return index;
    }

    /** How many queues an agent of that team serves at a time, 0 = those of the home channels. */
    int chain(String team) {
        Integer chain = scenario.staff().teams().get(team).chain();
        return chain == null ? 0 : Math.min(chain, queues.length);
    }

    /** Index of an agent, -1 if there is none of that id. */
    int agent(String id) {
        return agentIndex.getOrDefault(id, -1);
    }
}
