package io.ramzor.launch;

import io.ramzor.centre.AgentsFile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.centre.ShiftsFile;
import io.ramzor.sim.Policy;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import io.ramzor.sim.TwinLog;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: the twin writes an event log. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the event log of a simulated centre, one event a line.",
            "The same scenario, seed and days give the same bytes. Beside FILE stand FILE.truth.json (what really happened and"
                    + " the parameters behind it) and FILE.centre.yaml, FILE.agents.csv, FILE.shifts.csv, which other commands"
                    + " take.",
            "Scenarios: quiet-day, monday-peak, chat-storm, voice-outage-then-surge, whatsapp-launch, five-ill-at-nine,",
            "whatsapp-slow, one-queue-up, one-queue-up-chain-of-two, one-queue-up-all-serve-all."
        })
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--scenario", paramLabel = "NAME", required = true, description = "Which day of the centre.")
    private String scenario;

    @Option(names = "--seed", paramLabel = "N", required = true, description = "Where chance begins; any whole number.")
    private long seed;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "Days, from the scenario's day on. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "static",
            description =
                    "Who moves agents: static (nobody) or rules (each 30 s an idle agent of the least loaded queue goes"
                            + " to the queue with the longest wait past target, back after 15 minutes).")
    private String policy;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The log; - = standard output, alone.")
    private Path out;

    @Override
    public Integer call() throws IOException, CommandException {
        if (days < 1) {
            throw new CommandException("--days is at least 1, not " + days);
        }
        Scenario day = Scenario.named(scenario);
        Simulation simulation = new Simulation(day, seed, day.day(), days, "").follow(mover());
        Truth truth;
        try (OutputStream log = CommandFiles.create(out)) {
            truth = TwinLog.write(simulation, log);
        }
        if (!CommandFiles.isStandard(out)) {
            writeBesides(day, truth);
        }
        return 0;
    }

    private Policy mover() throws CommandException {
        return switch (policy) {
            case "static" -> Policy.STATIC;
            case "rules" -> Policy.RULES;
            default -> throw new CommandException("--policy is static or rules, not " + policy);
        };
    }

    private void writeBesides(Scenario day, Truth truth) throws IOException {
        Files.write(
                beside(".truth.json"),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(truth));
        Files.writeString(beside(".centre.yaml"), day.centreYaml());
        try (Writer agents = writer(".agents.csv")) {
            AgentsFile.write(agents, day.agents());
        }
        List<ShiftRow> shifts = new ArrayList<>();
        LocalDate end = day.day().plusDays(days);
        for (LocalDate date = day.day(); date.isBefore(end); date = date.plusDays(1)) {
            shifts.addAll(day.shifts(date));
        }
        try (Writer rows = writer(".shifts.csv")) {
            ShiftsFile.write(rows, shifts);
        }
    }

    private Path beside(String suffix) {
        return out.resolveSibling(out.getFileName() + suffix);
    }

    private Writer writer(String suffix) throws IOException {
        return new OutputStreamWriter(Files.newOutputStream(beside(suffix)), StandardCharsets.UTF_8);
    }
}
