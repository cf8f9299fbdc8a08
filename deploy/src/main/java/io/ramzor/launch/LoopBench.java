package io.ramzor.launch;

import io.ramzor.launch.LoopTrial.Mover;
import io.ramzor.launch.LoopTrial.Outcome;
import io.ramzor.topic.Json;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench loop}. */
@Command(
        name = "loop",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Days of the twin under two policies and the same seeds: nobody is moved (static); each 30 s an idle agent of",
            "the least loaded queue goes to the queue with the longest wait past target, back after 15 minutes (rules).",
            "One queue up: also perfect re-allocation. Means with 95 %% intervals over the seeds; differences are paired by",
            "seed."
        })
final class LoopBench implements Callable<Integer> {
    /** A day of the table. */
    private record Day(int number, String scenario, String what, String watched, String event, String from, String to) {
        boolean perfect() {
            return number == 1;
        }
    }

    private static final List<Day> DAYS = List.of(
            new Day(1, "one-queue-up", "one queue up, an agent serves one", "queue-1", "10:00", "10:30", "14:00"),
            new Day(
                    1,
                    "one-queue-up-chain-of-two",
                    "one queue up, an agent serves a chain of two",
                    "queue-1",
                    "10:00",
                    "10:30",
                    "14:00"),
            new Day(2, "chat-storm", "chat storm", "service-chat", "10:43", "10:30", "14:30"),
            new Day(
                    3,
                    "voice-outage-then-surge",
                    "voice outage, then surge",
                    "service-voice",
                    "10:50",
                    "10:45",
                    "14:45"),
            new Day(4, "five-ill-at-nine", "five agents ill at nine", "service-voice", "09:00", "09:00", "13:00"),
            new Day(
                    5,
                    "whatsapp-slow",
                    "WhatsApp slow, customers phone",
                    "service-whatsapp",
                    "10:30",
                    "10:30",
                    "14:30"),
            new Day(6, "quiet-day", "quiet day", "service-voice", "08:00", "08:00", "20:00"));

    @Option(names = "--seeds", defaultValue = "20", description = "Seeds, from 1 on; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--days",
            paramLabel = "N",
            split = ",",
            description = "Only these of the six: 1 one queue up, 2 chat storm, 3 voice outage, 4 five ill, 5 WhatsApp"
                    + " slow, 6 quiet day.")
    private List<Integer> only = List.of(1, 2, 3, 4, 5, 6);

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        if (seeds < 2) {
            throw new CommandException("--seeds is at least 2: one day says nothing about another");
        }
        long start = System.nanoTime();
        PrintWriter output = spec.commandLine().getOut();
        Map<String, Map<String, List<Outcome>>> document = new LinkedHashMap<>();
        for (Day day : DAYS) {
            if (only.contains(day.number())) {
                Map<Mover, List<Outcome>> played = play(day);
                if (json) {
                    Map<String, List<Outcome>> named = new LinkedHashMap<>();
                    played.forEach((mover, outcomes) -> named.put(name(mover), outcomes));
                    document.put(day.scenario(), named);
                } else {
                    output.println(table(day, played));
                    output.flush();
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        output.println(
                json
                        ? document(document, seconds)
                        : String.format(
                                Locale.ROOT,
                                "%d seeds, %.0f s on %d processors, load %.1f",
                                seeds,
                                seconds,
                                Runtime.getRuntime().availableProcessors(),
                                load()));
        output.flush();
        return 0;
    }

    private Map<Mover, List<Outcome>> play(Day day) {
        LoopTrial trial = new LoopTrial(day.scenario(), day.watched(), day.event(), day.from(), day.to());
        Map<Mover, List<Outcome>> played = new LinkedHashMap<>();
        for (Mover mover : Mover.values()) {
            if (day.perfect() || mover != Mover.PERFECT) {
                played.put(
                        mover,
                        LongStream.rangeClosed(1, seeds)
                                .parallel()
                                .mapToObj(seed -> trial.play(mover, seed))
                                .toList());
            }
        }
        return played;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private String document(Object days, double seconds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seeds", seeds);
        document.put("seconds", seconds);
        document.put("load", load());
        document.put("days", days);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }

    private static String name(Mover mover) {
        return mover.name().toLowerCase(Locale.ROOT);
    }

    private static String table(Day day, Map<Mover, List<Outcome>> played) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "(%d) %s: queued %s-%s, %s%n%-10s %-18s %-20s %-14s %-20s %-16s %-14s %s%n",
                day.number(),
                day.what(),
                day.from(),
                day.to(),
                day.watched(),
                "",
                "lateness h",
                "service level %",
                "worst other %",
                "abandoned",
                "moves in 30 min",
                "moves",
                "prolonged"));
        played.forEach((mover, outcomes) -> table.append(String.format(
                Locale.ROOT,
                "%-10s %-18s %-20s %-14s %-20s %-16s %-14s %s%n",
                name(mover),
                Sample.of(outcomes, Outcome::latenessHours),
                Sample.of(outcomes, outcome -> 100 * outcome.level()),
                Sample.of(outcomes, outcome -> 100 * outcome.leastOther()),
                Sample.of(outcomes, Outcome::abandoned),
                Sample.of(outcomes, Outcome::movesSoon),
                Sample.of(outcomes, Outcome::moves),
                Sample.of(outcomes, Outcome::prolonged))));
        Sample saved = Sample.differences(played.get(Mover.STATIC), played.get(Mover.RULES), Outcome::latenessHours);
        table.append(String.format(Locale.ROOT, "static - rules: %s h lateness%n", saved));
        if (day.perfect()) {
            table.append(gap(played, Mover.RULES));
        }
        return table.toString();
    }

    private static String gap(Map<Mover, List<Outcome>> played, Mover mover) {
        double untouched = Sample.of(played.get(Mover.STATIC), Outcome::level).mean();
        double perfect = Sample.of(played.get(Mover.PERFECT), Outcome::level).mean();
        List<Double> closed = new ArrayList<>();
        played.get(mover).forEach(o -> closed.add(100 * (o.level() - untouched) / (perfect - untouched)));
        Sample others =
                Sample.differences(played.get(Mover.PERFECT), played.get(mover), outcome -> 100 * outcome.leastOther());
        return String.format(
                Locale.ROOT,
                "%s closes %s %% of the gap between static and perfect; worst other queue, perfect - %s: %s points%n",
                name(mover),
                Sample.of(closed, share -> share),
                name(mover),
                others);
    }
}
