package io.ramzor.launch;

import io.ramzor.rebalance.Budget;
import io.ramzor.rebalance.Guardrails;
import io.ramzor.rebalance.Rebalancer;
import io.ramzor.rebalance.Situation;
import io.ramzor.rebalance.Solution;
import io.ramzor.rebalance.StateFile;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rebalance}: one proposal for a given state. */
@Command(
        name = "rebalance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proposes moves of agents between queues for the state in a file, with their cost, a bound and reasons.",
            "The state: at, interval_minutes, horizon_intervals, move_cost, queues (queue, channel, target, arrivals by"
                    + " interval, handle_seconds, patience_seconds, backlog: ages in seconds) and agents (agent, queue,"
                    + " skills: proficiency by queue, capacity, since, available: [from, to] in intervals, open_contacts).",
            "The answer: moves (agent, from, to, start, end, why), cost, cost_now, bound, bound_by; costs are in"
                    + " abandoned contacts over the horizon, and no plan within the same limits costs less than bound."
        },
        footer = {"", "Example:", "  rebalance --in state.json --seconds 1 --out moves.json"})
final class RebalanceCommand implements Callable<Integer> {
    private static final double MOST_SECONDS = 600;
    private static final double SEED_SHARE = 0.6;

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "The state, JSON; - = standard input.")
    private Path in;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "How long to search. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The answer; - = standard output.")
    private Path out;

    @Option(
            names = "--moves",
            paramLabel = "N",
            defaultValue = "8",
            description = "At most so many moves. Default: ${DEFAULT-VALUE}.")
    private int moves;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandException {
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--seconds is above 0 and at most 600, not " + seconds);
        }
        if (moves < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--moves is 0 or more, not " + moves);
        }
        Situation situation = read();
        long millis = Math.max(2, Math.round(seconds * 1000));
        long seeding = Math.max(1, Math.round(millis * SEED_SHARE));
        Budget budget = new Budget(seeding, Integer.MAX_VALUE, millis - seeding, Integer.MAX_VALUE);
        Guardrails guardrails = new Guardrails(moves, Guardrails.DEFAULT.minimumStay());
        Solution solution = Solution.of(new Rebalancer(guardrails, budget, seed), situation);
        try (OutputStream stream = CommandFiles.create(out)) {
            stream.write(Json.write(solution));
            stream.write('\n');
        }
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%d moves, cost %.2f instead of %.2f, bound %.2f%n",
                        solution.moves().size(),
                        solution.cost(),
                        solution.costNow(),
                        solution.bound());
        return 0;
    }

    private Situation read() throws IOException, CommandException {
        try (InputStream stream = CommandFiles.open(in)) {
            return StateFile.read(stream.readAllBytes());
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(in + ": " + wrong.getMessage());
        }
    }
}
