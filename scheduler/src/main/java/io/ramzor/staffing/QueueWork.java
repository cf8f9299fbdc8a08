package io.ramzor.staffing;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.centre.QueueTerms;
import java.util.List;

/** How a queue of a centre is worked on, by its channel's kind and what its customers and agents are known to do. */
public final class QueueWork {
    private static final double MICROS = 1e6;

    private QueueWork() {}

    /**
     * What is known of a queue beside its terms.
     *
     * @param patienceSeconds mean patience of those who wait, null = nobody leaves
     * @param mostAbandonment cap on abandonment, above 0 to 1
     * @param replyShare share of a dialogue in which the agent writes, 0 to 1
     * @param slowdown by how much of itself a reply is longer for each other reply owed
     * @param idleSeconds mean time that a thread lies idle at its agent
     * @param variation standard deviation by mean of the handling time
     * @param backlogAges of deferred work, seconds
     */
    public record Habits(
            Double patienceSeconds,
            double mostAbandonment,
            double replyShare,
            double slowdown,
            double idleSeconds,
            double variation,
            List<Double> backlogAges) {

        /** Where nothing is known: patience as given, at most 5 % leave, half of a dialogue is the agent's, no backlog. */
        public static Habits usual(Double patienceSeconds) {
            return new Habits(patienceSeconds, 0.05, 0.5, 0, 0, 1, List.of());
        }
    }

    /**
     * The work of a queue under the terms in force at that microsecond.
     *
     * <p>Live channels with room for one contact an agent are {@link Work.Live}, with room for more, and messaging ones, {@link
     * Work.Threads}; deferred ones are due by the target of the first human reply if the queue has one, else by the answer
     * target.
     */
    public static Work of(Centre centre, Queue queue, long atMicros, Habits habits) {
        QueueTerms terms = queue.termsAt(atMicros);
        Channel channel = centre.channelOrDefault(queue.channel());
        double level = Math.min(0.999, Math.max(0.001, terms.serviceLevelTarget()));
        if (channel.kind() == ChannelKind.DEFERRED) {
            long due = terms.clockTargetsMicros().getOrDefault("first_human_reply", terms.answerTargetMicros());
            return new Work.Deferred(
                    Math.max(1, due / MICROS), terms.businessClock(), level, habits.variation(), habits.backlogAges());
        }
        Target target = new Target(
                terms.answerTargetMicros() / MICROS,
                level,
                Reading.planningFor(terms.formula()),
                habits.mostAbandonment());
        if (channel.kind() == ChannelKind.LIVE && channel.capacity() <= 1) {
            return new Work.Live(target, habits.patienceSeconds());
        }
        return new Work.Threads(
                target,
                habits.patienceSeconds(),
                Math.max(1, channel.capacity()),
                habits.replyShare(),
                habits.slowdown(),
                channel.kind() == ChannelKind.MESSAGING ? habits.idleSeconds() : 0,
                centre.idleWeight());
    }
}
