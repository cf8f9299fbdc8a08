package io.ramzor.launch;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Micros;
import io.ramzor.staffing.Erlang;
import io.ramzor.staffing.Load;
import io.ramzor.staffing.Outcome;
import io.ramzor.staffing.Reading;
import io.ramzor.staffing.Requirement;
import io.ramzor.staffing.ServingOrder;
import io.ramzor.staffing.SkillLoad;
import io.ramzor.staffing.SkillLoadsFile;
import io.ramzor.staffing.Target;
import io.ramzor.topic.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code staff}: what agents give on a steady load, or how many of them hold a service level; how many must be versatile. */
@Command(
        name = "staff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a number of agents gives on a steady load (--agents), or how many hold a service level"
                    + " (--service-level): Erlang C, or Erlang A with --patience.",
            "service_level is told in three readings: of_offered (answered within the target / offered),"
                    + " without_short_abandons (those who left within the target taken out of offered) and"
                    + " wait_within_target (answered or left within it / offered). --service-level is of_offered unless"
                    + " --reading says otherwise.",
            "How many of us must be versatile? --versatility shows the service level by the number of agents with more"
                    + " than one skill: of the queues in --loads (queue,arrivals_per_hour,aht_seconds,patience_seconds,agents;"
                    + " targets from --centre), or of --types queues of --arrivals each with --agents in all. Skills are"
                    + " chained; an agent takes the own queue first, then the longest wait. Simulated."
        },
        footer = {
            "",
            "Examples:",
            "  staff --arrivals 100/30m --aht 180s --patience 300s --agents 14 --target 20s",
            "  staff --arrivals 100/30m --aht 180s --service-level 0.8 --max-abandonment 0.03 --shrinkage 0.3",
            "  staff --versatility --types 6 --arrivals 1.4/m --aht 10m --agents 90 --target 30s --service-level 0.6",
            "  staff --versatility --centre centre.yaml --loads loads.csv"
        })
final class StaffCommand implements Callable<Integer> {
    private static final double MOST_ERLANGS = 1e6;
    private static final int MOST_AGENTS = 1_000_000;
    private static final double LONGEST_PATIENCE = 1e9;

    @Option(
            names = "--arrivals",
            paramLabel = "N/SPAN",
            converter = Amounts.Rate.class,
            description = "Contacts by span, 100/30m.")
    private Double arrivals;

    @Option(
            names = "--aht",
            paramLabel = "SPAN",
            converter = Amounts.Span.class,
            description = "Mean handling time, 180s.")
    private Double handle;

    @Option(
            names = "--patience",
            paramLabel = "SPAN",
            converter = Amounts.Span.class,
            description = "Mean patience; left out, nobody leaves.")
    private Double patience;

    @Option(names = "--agents", paramLabel = "N", description = "Agents on queue.")
    private Integer agents;

    @Option(
            names = "--target",
            paramLabel = "SPAN",
            converter = Amounts.Span.class,
            defaultValue = "20s",
            description = "Answer target. Default: ${DEFAULT-VALUE}.")
    private Double target;

    @Option(names = "--service-level", paramLabel = "SHARE", description = "The share to hold, 0.8.")
    private Double level;

    @Option(
            names = "--reading",
            paramLabel = "READING",
            defaultValue = "of_offered",
            description = "Which service level is to be held: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Reading reading;

    @Option(
            names = "--max-abandonment",
            paramLabel = "SHARE",
            description = "With --service-level: at most this share may leave.")
    private Double mostAbandonment;

    @Option(
            names = "--shrinkage",
            paramLabel = "SHARE",
            description = "Share of paid time not on queue: adds gross_agents = agents / (1 - shrinkage).")
    private Double shrinkage;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--versatility", description = "The curve of versatile agents.")
    private boolean versatility;

    @Option(names = "--types", paramLabel = "N", description = "With --versatility: so many queues alike.")
    private Integer types;

    @Option(names = "--centre", paramLabel = "FILE", description = "With --loads: centre.yaml, for the targets.")
    private Path centre;

    @Option(names = "--loads", paramLabel = "FILE", description = "With --versatility: the queues' loads, CSV.")
    private Path loads;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "own_queue_first",
            description =
                    "With --versatility, what an agent takes: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ServingOrder order;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "With --versatility: contacts simulated a point. Default: ${DEFAULT-VALUE}.")
    private long contacts;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --versatility: where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws CentreException {
        String text;
        if (versatility) {
            VersatilityTable table = new VersatilityTable(versatileLoads(), order, checkedContacts(), seed);
            text = json ? table.document() : table.text();
        } else {
            need(
                    types == null && centre == null && loads == null,
                    "--types, --centre and --loads go with --versatility");
            text = single();
        }
        spec.commandLine().getOut().println(text);
        return 0;
    }

    private String single() {
        Load load = load();
        need(agents == null != (level == null), "give either --agents or --service-level");
        need(mostAbandonment == null || level != null, "--max-abandonment goes with --service-level");
        int number = agents == null ? agentsFor(load) : agents;
        Map<String, Object> values = values(Erlang.outcome(load, number, target));
        return json ? document(values) : text(load, values);
    }

    private Load load() {
        need(arrivals != null && handle != null, "give --arrivals and --aht");
        need(arrivals > 0, "--arrivals must be above 0: nothing comes, so there is nothing to say");
        need(handle > 0, "--aht must be above 0");
        need(patience == null || patience > 0, "--patience must be above 0; leave it out if nobody leaves");
        need(
                patience == null || patience <= LONGEST_PATIENCE,
                "--patience is longer than 30 years; leave it out if nobody leaves");
        need(
                agents == null || agents >= 1 && agents <= MOST_AGENTS,
                "--agents is 1 to " + MOST_AGENTS + ", not " + agents);
        share("--service-level", level);
        share("--max-abandonment", mostAbandonment);
        need(shrinkage == null || shrinkage >= 0 && shrinkage < 1, "--shrinkage is 0 or more and below 1");
        Load load = new Load(arrivals, handle, patience);
        need(load.erlangs() <= MOST_ERLANGS, "more than a million erlangs; look at the units of --arrivals and --aht");
        need(load.erlangs() > 1e-9, "less than a billionth of an erlang; look at the units of --arrivals and --aht");
        return load;
    }

    private int agentsFor(Load load) {
        return Erlang.agentsFor(
                load, new Target(target, level, reading, mostAbandonment == null ? 1 : mostAbandonment));
    }

    private Map<String, Object> values(Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("agents", outcome.agents());
        if (shrinkage != null) {
            values.put("gross_agents", Requirement.gross(outcome.agents(), shrinkage));
        }
        values.put("wait_probability", outcome.waitProbability());
        values.put("abandonment", outcome.abandonment());
        values.put(
                "mean_wait_seconds", Double.isInfinite(outcome.meanWaitSeconds()) ? null : outcome.meanWaitSeconds());
        values.put("occupancy", outcome.occupancy());
        values.put("service_level", outcome.serviceLevel());
        return values;
    }

    private String text(Load load, Map<String, Object> values) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%.4g erlangs, Erlang %s, answer target %.4g s%n",
                load.erlangs(),
                patience == null ? "C" : "A",
                target));
        values.forEach((key, value) -> {
            if (value instanceof Outcome.ServiceLevel levels) {
                line(text, "service_level.of_offered", levels.ofOffered());
                line(text, "service_level.without_short_abandons", levels.withoutShortAbandons());
                line(text, "service_level.wait_within_target", levels.waitWithinTarget());
            } else {
                line(text, key, value);
            }
        });
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String key, Object value) {
        String shown = value == null
                ? "grows without end: more load than agents, and nobody leaves"
                : value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : value.toString();
        text.append(String.format(Locale.ROOT, "%-38s %s%n", key, shown));
    }

    private List<SkillLoad> versatileLoads() throws CentreException {
        if (loads != null) {
            need(
                    types == null && arrivals == null && handle == null && agents == null,
                    "--loads says what comes and" + " who is there: leave out --types, --arrivals, --aht and --agents");
            Centre known = centre == null ? CentreFile.parse("no centre", "{}") : CentreFile.read(centre);
            return SkillLoadsFile.read(loads, known, Micros.of(Instant.now()));
        }
        need(
                types != null && agents != null,
                "--versatility needs --loads, or --types, --arrivals, --aht and --agents");
        need(types >= 2 && types <= 100, "--types is 2 to 100, not " + types);
        Load load = load();
        List<SkillLoad> alike = new ArrayList<>();
        for (int type = 0; type < types; type++) {
            int own = agents / types + (type < agents % types ? 1 : 0);
            alike.add(new SkillLoad("type " + (type + 1), load, target, level == null ? 0.8 : level, own));
        }
        return alike;
    }

    private long checkedContacts() {
        need(contacts >= 10_000 && contacts <= 100_000_000, "--contacts is 10000 to 100000000, not " + contacts);
        return contacts;
    }

    private void share(String name, Double value) {
        need(value == null || value > 0 && value < 1, name + " lies between 0 and 1, not " + value);
    }

    private void need(boolean right, String otherwise) {
        if (!right) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
    }

    static String document(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
