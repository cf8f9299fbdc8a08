package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import io.ramzor.rebalance.Assessor;
import io.ramzor.rebalance.OpenProposals;
import io.ramzor.rebalance.RebalanceLoop;
import io.ramzor.rebalance.Rebalancer;
import io.ramzor.rebalance.Situation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner process. Rounds are driven by the marks of the live state and run on a thread of their own; while one runs, reading goes
 * on, and rounds that fall due meanwhile are one round.
 */
public final class Planner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final Broker broker;
    private final SituationReader reader;
    private final OpenProposals open;
    private final RebalanceLoop loop;
    private final Rebalancer rebalancer;
    private final Semaphore news = new Semaphore(0);
    private final DemandRounds demand;
    private final Thread thread = new Thread(this::run, "planner");
    private volatile boolean closed;
    private volatile Instant done = Instant.MIN;

    public Planner(Broker broker, Centre centre, PlannerSettings settings) {
        this.broker = broker;
        reader = new SituationReader(broker, centre, settings);
        demand = new DemandRounds(reader, centre.zone());
        open = new OpenProposals(settings.threshold(), settings.guardrails());
        rebalancer = new Rebalancer(settings.guardrails(), settings.budget(), settings.seed());
        Assessor assessor = new Assessor(rebalancer, open);
        RebalanceLoop.Propose propose =
                settings.mode() == RebalanceMode.OFF ? situation -> open.withdrawAll() : assessor::propose;
        loop = new RebalanceLoop(
                reader::read, assessor::outlook, propose, this::publish, reader::now, settings.every());
        thread.setDaemon(true);
    }

    /** Reads what is there and begins to plan; returns once what was there is read. */
    public void start() throws IOException {
        readBack(Topics.PROPOSALS, (key, proposal) -> open.resume(proposal));
        readBack(Topics.FORECAST, (key, point) -> demand.resume(point));
        readBack(Topics.FORECASTS_USED, (key, used) -> demand.resume(used));
        readBack(Topics.FORECAST_SCORES, (key, score) -> demand.scored(key));
        reader.tell(open::decided, news::release);
        reader.start();
        thread.start();
    }

    private <T> void readBack(Topic<T> topic, BiConsumer<String, T> taker) throws IOException {
        try (Follower<T> earlier = new Follower<>(broker, topic, 0, (key, record, offset) -> {
            if (record != null) {
                taker.accept(key, record);
            }
        })) {
            earlier.hydrate();
        }
    }

    /** The mark up to which all has been read and planned; {@link Instant#MIN} before the first. */
    public Instant now() {
        return done;
    }

    /** What the planner sees, for what-if questions. */
    public SituationReader situations() {
        return reader;
    }

    private void run() {
        Assessor.warmUp(rebalancer);
        while (!closed) {
            try {
                news.acquire();
                news.drainPermits();
                plan();
            } catch (InterruptedException e) {
                return;
            } catch (UncheckedIOException e) {
                if (!closed) {
                    LOG.warn("a planning round came to nothing; the next one starts afresh: {}", e.getMessage());
                }
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("a planning round failed; the next one starts afresh", e);
                }
            }
        }
    }

    private void plan() {
        Instant now = reader.now();
        if (closed || now == null) {
            return;
        }
        try {
            if (loop.due()) {
                loop.round();
            }
        } finally {
            done = now;
        }
    }

    private void publish(Situation situation, List<QueueOutlook> outlook, List<Proposal> proposals) {
        write(Topics.OUTLOOK, outlook);
        write(Topics.PROPOSALS, proposals);
        DemandRounds.Said said = demand.round(situation.at());
        write(Topics.FORECASTS_USED, said.used());
        write(Topics.FORECAST_SCORES, said.scores());
        write(Topics.FORECAST, said.forecast());
        write(Topics.REQUIREMENTS, said.needs());
        for (Proposal proposal : proposals) {
            LOG.debug(
                    "proposal {} {}: {} moves",
                    proposal.id(),
                    proposal.status(),
                    proposal.actions().size());
        }
    }

    private <T> void write(Topic<T> topic, List<T> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            broker.append(topic.name(), 0, records.stream().map(topic::entry).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("topic " + topic.name() + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.close();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
