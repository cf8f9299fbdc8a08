package io.ramzor.desk;

import io.ramzor.board.Board;
import io.ramzor.decision.Proposal;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topics;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries open proposals out as they come, in the name of {@value #NAME}, by the same checks as for people. What cannot be carried out
 * stays open for people, and is tried again when the planner says it again.
 */
public final class Autopilot implements AutoCloseable {
    /** Who decides then. */
    public static final String NAME = "ramzor";

    private static final Logger LOG = LoggerFactory.getLogger(Autopilot.class);

    private final Board board;
    private final Desk desk;
    private final Follower<Proposal> follower;
    private volatile boolean hydrated;

    private Autopilot(Broker broker, Board board, Desk desk) {
        this.board = board;
        this.desk = desk;
        follower = new Follower<>(broker, Topics.PROPOSALS, 0, (key, proposal, offset) -> take(proposal, offset));
    }

    /** Follows what the planner proposes from now on. */
    public static Autopilot start(Broker broker, Board board, Desk desk) throws IOException {
        Autopilot autopilot = new Autopilot(broker, board, desk);
        autopilot.follower.hydrate();
        autopilot.hydrated = true;
        autopilot.follower.start();
        return autopilot;
    }

    private void take(Proposal proposal, long offset) {
        if (!hydrated || proposal == null || !proposal.status().equals("open")) {
            return;
        }
        board.awaitTaken(Topics.PROPOSALS.name(), offset);
        try {
            desk.apply(proposal.id(), proposal.actions(), NAME, null);
        } catch (DeskException e) {
            LOG.info("proposal {} is left to people: {}", proposal.id(), e.getMessage());
        } catch (IOException e) {
            LOG.warn("proposal {} cannot be carried out: {}", proposal.id(), e.getMessage());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
