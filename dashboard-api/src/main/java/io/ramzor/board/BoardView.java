package io.ramzor.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ramzor.centre.Centre;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The board as it is sent, one value a frame.
 *
 * @param at now in event time, null before the first live numbers
 * @param zone the centre's zone
 * @param mode {@code demo} or {@code serve}
 * @param formulaWindowMinutes window of the service levels shown
 * @param planKnown whether shifts are known; else breaks and shift ends are not
 * @param queues the centre's queues in its order, then unknown ones
 * @param agents by id
 * @param proposals open ones, the one that saves most first
 * @param decisions newest first
 * @param sources by name
 * @param rejects lines set aside
 * @param unknownQueues queues in the stream that the centre does not name
 * @param demo state of the demo, null if this is none
 * @param bot what the bot may close, null if the centre names no levels
 */
public record BoardView(
        Instant at,
        String zone,
        String mode,
        int formulaWindowMinutes,
        boolean planKnown,
        List<QueueRow> queues,
        List<AgentRow> agents,
        List<Proposal> proposals,
        List<DecisionRow> decisions,
        List<SourceRow> sources,
        long rejects,
        List<String> unknownQueues,
        Object demo,
        BotRow bot) {

    /**
     * One queue.
     *
     * @param trend service level by minute, oldest first: pairs of instant and share (null = no data)
     * @param ageing waiting contacts by share of the answer target used: below 50 %, to 100 %, to 200 %, above
     * @param load mean over the on-queue agents that serve it of weight held / capacity, null without agents
     * @param outlook low, mid, high by minutes ahead, null if the planner has none
     */
    public record QueueRow(
            String queue,
            String channel,
            String kind,
            boolean noData,
            boolean stale,
            int waiting,
            Double oldestWaitSeconds,
            Double serviceLevel,
            String serviceLevelFormula,
            Double serviceLevelDay,
            double target,
            String light,
            List<List<Object>> trend,
            Replies firstReply,
            Replies nextReply,
            List<Integer> ageing,
            long arrivals,
            Double arrivalsForecast,
            Double abandonment,
            Double expectedWaitSeconds,
            int handling,
            AgentCounts agents,
            Double load,
            Map<String, List<Double>> outlook) {}

    /**
     * A response clock of a written queue over the window.
     *
     * @param withinTarget share, null = no data
     * @param overdue clocks running past their target now
     */
    public record Replies(Double p50Seconds, Double withinTarget, long count, int overdue) {}

    /** Agents who serve the queue, by state; those off duty are left out. */
    public record AgentCounts(
            int available,
            int busy,
            int wrapUp,
            @JsonProperty("break") int onBreak,
            int training) {}

    /**
     * One agent.
     *
     * @param queues served now
     * @param skills queues that the agent can serve
     * @param capacity contacts at once on the channels served now, the largest
     */
    public record AgentRow(
            String agent,
            String name,
            String team,
            String state,
            String reason,
            Instant since,
            List<String> queues,
            List<String> skills,
            int openContacts,
            int capacity,
            Next next,
            Moved moved) {}

    /** What the plan says comes next: {@code break}, {@code training}, {@code leave}, {@code shift} or {@code shift_end}. */
    public record Next(String activity, Instant at) {}

    /** A move in force. */
    public record Moved(String decision, String from, String to, Instant until) {}

    /** A decision and what became of it. */
    public record DecisionRow(@JsonUnwrapped Decision decision, boolean undone, boolean canUndo) {}

    /**
     * What is asked of the bot.
     *
     * @param level level asked for, null = nothing is, it goes by its own
     * @param since from when, null if nothing is asked
     * @param until when it returns to the level before, null if nothing is asked
     * @param by who decided, null if nothing is asked
     * @param topics topics that the bot may close at each level
     */
    public record BotRow(String level, Instant since, Instant until, String by, Map<String, List<String>> topics) {
        /** Null if the centre names no levels. */
        static BotRow of(Centre centre, BotLevels.Asked asked) {
            if (centre.botLevels().values().stream().allMatch(List::isEmpty)) {
                return null;
            }
            return asked == null
                    ? new BotRow(null, null, null, null, centre.botLevels())
                    : new BotRow(asked.level(), asked.since(), asked.until(), asked.by(), centre.botLevels());
        }
    }

    /** A source of events. */
    public record SourceRow(String source, Instant lastEvent, boolean silent, Double ageSeconds, long events) {}
}
