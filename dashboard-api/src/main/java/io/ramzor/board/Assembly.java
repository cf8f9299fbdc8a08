package io.ramzor.board;

import io.ramzor.decision.Proposal;
import io.ramzor.decision.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes one {@link BoardView} of the state; called under the board's lock. */
final class Assembly {
    /** A source is silent when nothing came for so long. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    private static final int DECISIONS_SHOWN = 30;

    private final BoardState state;
    private final String zone;
    private final String mode;

    Assembly(BoardState state, String mode) {
        this.state = state;
        this.zone = state.centre.zone().getId();
        this.mode = mode;
    }

    /**
     * @param heardBy the clock by which sources fall silent, null = none has started
     * @param demo state of the demo, null if this is none
     */
    BoardView view(Instant heardBy, Object demo) {
        Map<String, String> channelOfQueue = state.channelOfQueue();
        AgentRows agents = new AgentRows(state, channelOfQueue);
        List<BoardView.AgentRow> agentRows = agents.rows();
        List<BoardView.SourceRow> sources = sources(heardBy);
        boolean stale =
                mode.equals("serve") && !sources.isEmpty() && sources.stream().allMatch(BoardView.SourceRow::silent);
        QueueRows queues = new QueueRows(state, stale);
        List<BoardView.QueueRow> queueRows = channelOfQueue.entrySet().stream()
                .map(entry -> queues.row(entry.getKey(), entry.getValue(), agents.staffOf(entry.getKey())))
                .toList();
        return new BoardView(
                state.at,
                zone,
                mode,
                Windows.FORMULA_WINDOW_MINUTES,
                !state.shifts.isEmpty(),
                queueRows,
                agentRows,
                openProposals(),
                state.decisions.newest(DECISIONS_SHOWN, state.at == null ? Instant.EPOCH : state.at),
                sources,
                state.rejects,
                channelOfQueue.keySet().stream()
                        .filter(queue -> !state.centre.queues().containsKey(queue))
                        .toList(),
                demo,
                BoardView.BotRow.of(state.centre, state.botLevels.at(state.at == null ? Instant.EPOCH : state.at)));
    }

    private List<Proposal> openProposals() {
        return state.proposals.values().stream()
                .filter(proposal -> "open".equals(proposal.status()))
                .sorted(Comparator.comparingDouble(Proposal::saves).reversed().thenComparing(Proposal::id))
                .toList();
    }

    private List<BoardView.SourceRow> sources(Instant heardBy) {
        return state.sources.values().stream()
                .map(source -> row(source, heardBy))
                .toList();
    }

    private static BoardView.SourceRow row(SourceStatus source, Instant heardBy) {
        if (heardBy == null || source.lastEvent() == null) {
            return new BoardView.SourceRow(source.source(), source.lastEvent(), false, null, source.events());
        }
        Duration age = Duration.between(source.lastEvent(), heardBy);
        boolean silent = age.compareTo(SILENCE) >= 0;
        double seconds = Math.max(0, age.toMillis() / 1000.0);
        return new BoardView.SourceRow(source.source(), source.lastEvent(), silent, seconds, source.events());
    }
}
