package io.ramzor.launch;

import io.ramzor.roster.Effort;
import io.ramzor.roster.InstanceFile;
import io.ramzor.roster.RosterEvaluator;
import io.ramzor.roster.RosterException;
import io.ramzor.roster.RosterFile;
import io.ramzor.roster.RosterProblem;
import io.ramzor.roster.RosterSolver;
import io.ramzor.roster.RosterSolver.Outcome;
import io.ramzor.roster.RosterSolver.Progress;
import io.ramzor.roster.RosterVerdict;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code roster}: who works which shift on which day. */
@Command(
        name = "roster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plans shifts: who works which on which day, every contract kept, people missing or too many and wishes refused",
            "as cheap as can be found in the time. Reads the text files of the shift scheduling benchmark of Curtois and Qu",
            "(2014) as they stand; writes staff,day0,day1,... with shift ids, nothing for a day off.",
            "Ctrl-C ends the search; the best plan so far is written."
        })
final class RosterCommand implements Callable<Integer> {
    private static final double LONGEST_SECONDS = 7 * 86_400;
    private static final double LEAST_SECONDS = 0.01;
    /** Most of the time that goes into whether each contract can be met at all. */
    private static final double CHECK_SHARE = 0.1;

    private static final int SECONDS_TO_END = 20;
    private static final int MOST_TOLD = 20;

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "InstanceN.txt")
    private Path in;

    @Option(names = "--out", paramLabel = "FILE", description = "The plan as CSV; - = standard output.")
    private Path out;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to search. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = {
                "Search by so many steps instead of by time: the same seed gives the same plan on any machine.",
                "A million takes about a second."
            })
    private Long steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Do not search: say what that plan costs and which rules it breaks.")
    private Path check;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandException {
        if (check != null && out != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--check writes no plan: leave out --out");
        }
        if (check == null && out == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "say where the plan goes by --out");
        }
        try {
            checkLimits();
            RosterProblem problem = InstanceFile.read(in);
            if (check != null) {
                return told(RosterEvaluator.judge(problem, RosterFile.read(check, problem)), "");
            }
            return solve(problem);
        } catch (RosterException e) {
            throw new CommandException(e.getMessage());
        }
    }

    private void checkLimits() throws CommandException {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new CommandException("--seconds is above 0 and at most 604800 (a week), not " + seconds);
        }
        if (steps != null && steps < 1) {
            throw new CommandException("--steps is 1 or more, not " + steps);
        }
    }

    /** What is left to search, after that moment. */
    private Effort effort(long begun) {
        double gone = (System.nanoTime() - begun) / 1e9;
        return steps == null ? Effort.seconds(Math.max(LEAST_SECONDS, seconds - gone)) : Effort.steps(steps);
    }

    private int solve(RosterProblem problem) throws IOException, CommandException {
        long begun = System.nanoTime();
        RosterSolver solver = new RosterSolver(problem, seed);
        List<String> impossible = solver.impossibleContracts(Duration.ofMillis((long) (seconds * 1_000 * CHECK_SHARE)));
        if (!impossible.isEmpty()) {
            throw new CommandException(in + ": no plan can meet the contract of " + String.join(", ", impossible)
                    + ", whatever the others work; look at their minutes, leave, runs and weekends");
        }
        if (!CommandFiles.isStandard(out)) {
            touch();
        }
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch written = new CountDownLatch(1);
        Thread ending = new Thread(() -> end(stop, written), "end");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Outcome outcome = solver.solve(effort(begun), stop::get, this::progress);
            try (Writer writer = new OutputStreamWriter(CommandFiles.create(out), StandardCharsets.UTF_8)) {
                RosterFile.write(writer, problem, outcome.plan());
            }
            return told(outcome.verdict(), ended(outcome));
        } finally {
            written.countDown();
            forget(ending);
        }
    }

    /** A plan that cannot be written is known before the search, not after it. */
    private void touch() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.newOutputStream(out, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
    }

    /** On Ctrl-C: lets the search end and the plan be written before the process goes. */
    private static void end(AtomicBoolean stop, CountDownLatch written) {
        stop.set(true);
        try {
            written.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending by that very hook
        }
    }

    private void progress(Progress progress) {
        if (System.console() != null) {
            PrintWriter errors = spec.commandLine().getErr();
            errors.printf(
                    Locale.ROOT,
                    "\r%6.0f s  %-16s cost %,d%s   ",
                    progress.seconds(),
                    progress.phase(),
                    progress.cost(),
                    progress.broken() == 0 ? "" : ", rules broken " + progress.broken());
            errors.flush();
        }
    }

    private String ended(Outcome outcome) {
        if (System.console() != null) {
            spec.commandLine().getErr().println();
        }
        String links = outcome.links().stream()
                .map(link -> String.format(Locale.ROOT, "%s %,d", link.phase(), link.cost()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%.1f s, %,d steps, seed %d: %s%n", outcome.seconds(), outcome.steps(), seed, links);
    }

    /** Says what a plan costs and breaks; the exit code: 0 only if every hard rule is kept. */
    private int told(RosterVerdict verdict, String how) {
        boolean planOnOutput = out != null && CommandFiles.isStandard(out);
        PrintWriter output =
                planOnOutput ? spec.commandLine().getErr() : spec.commandLine().getOut();
        output.printf(
                Locale.ROOT,
                "cost %d: people missing %d, too many %d, wanted shifts refused %d, unwanted shifts given %d%n%s",
                verdict.cost(),
                verdict.underCover(),
                verdict.overCover(),
                verdict.wantedRefused(),
                verdict.unwantedGiven(),
                how);
        if (verdict.violations().isEmpty()) {
            output.println("every hard rule is kept");
        }
        output.flush();
        PrintWriter errors = spec.commandLine().getErr();
        verdict.violations().stream().limit(MOST_TOLD).forEach(violation -> errors.println(violation.words()));
        if (!verdict.violations().isEmpty()) {
            errors.println("roster: the plan breaks " + verdict.violations().size() + " hard rules");
        }
        errors.flush();
        return verdict.violations().isEmpty() ? 0 : Main.FAILED;
    }
}
