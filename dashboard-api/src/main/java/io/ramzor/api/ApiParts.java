package io.ramzor.api;

import io.ramzor.board.Board;
import io.ramzor.board.PlanBoard;
import io.ramzor.centre.Centre;
import io.ramzor.desk.DemoControls;
import io.ramzor.desk.Desk;
import io.ramzor.desk.PlanView;
import io.ramzor.history.History;
import io.ramzor.history.InfluxFeed;
import io.ramzor.history.Traces;
import io.ramzor.topic.Broker;
import java.io.IOException;

/**
 * What the API shows and steers.
 *
 * @param centre what the centre is
 * @param broker where rejects are read, agents and shifts written
 * @param board live read model
 * @param plan forecasts and requirements as the planner said them
 * @param ahead what is expected beyond that
 * @param desk decisions
 * @param history stored numbers
 * @param traces the contacts behind them
 * @param accounts users and tokens
 * @param intake takes events; null = none are taken by HTTP, as in the demo
 * @param demo null if this is none
 * @param influx how the feed of an InfluxDB stands; it says null if there is none
 */
public record ApiParts(
        Centre centre,
        Broker broker,
        Board board,
        PlanBoard plan,
        PlanView ahead,
        Desk desk,
        History history,
        Traces traces,
        Accounts accounts,
        EventIntake intake,
        DemoControls demo,
        FeedStatus influx) {

    /** Says how a feed stands. */
    public interface FeedStatus {
        InfluxFeed.Status read() throws IOException;
    }
}
