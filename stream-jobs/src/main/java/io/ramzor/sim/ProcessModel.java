package io.ramzor.sim;

/** A digital process ready for use. */
final class ProcessModel {
    final String name;
    final Journeys.Process process;
    final Choice topics;
    final Choice platforms;
    final Choice channels;
    final Law.Sampler step;
    final Law.Sampler delay;
    final int[] topicIndex;
    final int steps;

    ProcessModel(String name, Journeys.Process process, FloorModel model) {
        this.name = name;
        this.process = process;
        topics = Choice.of(process.topics());
        platforms = Choice.of(process.platforms());
        channels = Choice.of(process.channels());
        step = process.step().sampler();
        delay = process.delay().sampler();
        steps = process.steps().size();
        topicIndex = new int[topics.names().length];
        for (int i = 0; i < topicIndex.length; i++) {
            topicIndex[i] = model.topic(topics.names()[i]);
        }
        if (process.leaves().size() != steps) {
            throw new IllegalArgumentException("scenario " + model.scenario.name() + ": process " + name + " has "
                    + steps + " steps and " + process.leaves().size() + " shares of leaving");
        }
    }
}
