package io.ramzor.sim;

import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.centre.QueueTerms;

/** What the engine needs of one queue, ready for use. */
final class QueueModel {
    final int index;
    final String id;
    final int channel;
    final String channelId;
    final ChannelKind kind;
    /** Whether there is a dialogue of messages. */
    final boolean written;
    /** Whether the channel is voice or the like. */
    final boolean spoken;

    final Integer line;
    final long answerTarget;
    final long shortAbandon;
    final int priority;
    final double important;
    final Law.Sampler handle;
    final Law.Sampler wrapUp;
    final Law.Sampler patience;
    final Demand.Dialogue dialogue;
    final Law.Sampler gap;
    final Law.Sampler pause;
    final long silentMicros;
    final double anotherExchange;
    final Demand.Bot bot;
    final Law.Sampler botSession;
    /** Queue of line 2, -1 if none. */
    int transferTo = -1;
    /** By topic. */
    double[] transferShare = {};
    /** By topic. */
    double[] contained = {};

    QueueModel(int index, int channelIndex, Queue queue, Channel channel, Demand.QueueDemand demand, long at) {
        QueueTerms terms = queue.termsAt(at);
        this.index = index;
        this.id = queue.id();
        this.channel = channelIndex;
        this.channelId = channel.id();
        this.kind = channel.kind();
        this.spoken = !channel.written();
        this.line = queue.line();
        this.answerTarget = terms.answerTargetMicros();
        this.shortAbandon = terms.shortAbandonMicros();
        this.priority = Math.min(demand.priority(), WaitingLine.LAST_PRIORITY);
        this.important = demand.important();
        this.handle = demand.handle().sampler();
        this.wrapUp = demand.wrapUp() == null ? null : demand.wrapUp().sampler();
        this.patience = demand.patience() == null ? null : demand.patience().sampler();
        this.dialogue = demand.dialogue();
        this.written = dialogue != null;
        this.gap = written ? dialogue.gap().sampler() : null;
        this.pause = written && dialogue.pause() != null ? dialogue.pause().sampler() : null;
        this.silentMicros = written ? (long) (dialogue.silentSeconds() * 1e6) : 0;
        this.anotherExchange = written ? 1 - 1 / dialogue.exchanges() : 0;
        this.bot = demand.bot();
        this.botSession = bot == null ? null : bot.session().sampler();
    }

    /** Number of agent replies for that draw: 1 + geometric. */
    int exchanges(double u) {
        return anotherExchange <= 0 ? 1 : 1 + (int) Math.min(40, Math.log(u) / Math.log(anotherExchange));
    }
}
