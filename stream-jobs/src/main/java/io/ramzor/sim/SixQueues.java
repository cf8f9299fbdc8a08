package io.ramzor.sim;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Six queues alike, each of 1.4 contacts a minute, handling exponential of 10 minutes, patience exponential of 5, and 15 agents who are
 * trained for all queues but serve a chain of one or more at a time, the own queue first. At 10:00 one queue rises by 40 %, the others
 * fall by 8 %. Known of the worst queue's share answered in 30 seconds, as it is and with perfect re-allocation (one agent of each other
 * queue goes over): 30 and 66.8 % with one queue an agent, 72.0 and 82.6 % with two; 89.6 % with all six.
 */
public final class SixQueues {
    /** Queues an agent serves at a time, by name of the scenario. */
    static final Map<String, Integer> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("one-queue-up", 1);
        NAMES.put("one-queue-up-chain-of-two", 2);
        NAMES.put("one-queue-up-all-serve-all", 6);
    }

    private static final int QUEUES = 6;
    private static final int AGENTS = 15;
    private static final double PER_MINUTE = 1.4;
    private static final String OPENS = "08:00";
    private static final String SHOCK = "10:00";
    private static final String CLOSES = "15:00";
    private static final int MINUTES_OPEN = 420;

    private SixQueues() {}

    /** Queue id of the queue with that number, 1 to 6; 1 is the one that rises. */
    public static String queue(int number) {
        return "queue-" + number;
    }

    static Scenario named(String name) {
        int chain = NAMES.get(name);
        Map<String, Staff.Team> teams = new LinkedHashMap<>();
        Map<String, Demand.QueueDemand> queues = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (int number = 1; number <= QUEUES; number++) {
            teams.put("team-" + number, team(number, chain));
            queues.put(queue(number), demand());
            if (number > 1) {
                others.add(queue(number));
            }
        }
        Demand demand = new Demand(
                everyDay(),
                0,
                0,
                40_000,
                0,
                Map.of("flat", new TreeMap<>(Map.of(OPENS, 1.0, CLOSES, 1.0))),
                queues,
                null);
        Staff.Pattern day = new Staff.Pattern(OPENS + "-" + CLOSES, everyDay().keySet(), List.of(), 0, 1);
        String yaml = centre();
        return new Scenario(
                name,
                LocalDate.of(2026, 6, 16),
                "09:50",
                1,
                Map.of(),
                List.of(
                        new Scenario.Surge(List.of(queue(1)), null, SHOCK, CLOSES, 1.4),
                        new Scenario.Surge(others, null, SHOCK, CLOSES, 0.92)),
                List.of(),
                Map.of(),
                Map.of(),
                demand,
                new Staff(Map.of("day", day), teams),
                parse(yaml),
                yaml);
    }

    /** Perfect re-allocation for what happens at 10:00: the offered loads in whole agents, 20 and five times 14. */
    public static Policy perfect(Scenario scenario) {
        Instant shock = LocalTimes.instant(SHOCK, scenario.day(), scenario.zone());
        Instant closes = LocalTimes.instant(CLOSES, scenario.day(), scenario.zone());
        List<Move> moves = new ArrayList<>();
        for (int number = 2; number <= QUEUES; number++) {
            moves.add(new Move("move_agent", agent(number, 1), queue(number), queue(1), shock, closes));
        }
        boolean[] told = new boolean[1];
        return simulation -> {
            boolean now = !told[0] && !Micros.toInstant(simulation.now()).isBefore(shock);
            told[0] |= now;
            return now ? moves : List.of();
        };
    }

    private static Map<String, Double> everyDay() {
        Map<String, Double> weekly = new LinkedHashMap<>();
        for (String day : List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")) {
            weekly.put(day, 1.0);
        }
        return weekly;
    }

    private static Demand.QueueDemand demand() {
        return new Demand.QueueDemand(
                PER_MINUTE * MINUTES_OPEN,
                "flat",
                Map.of("any", 1.0),
                new Law("exponential", 600, null),
                null,
                new Law("exponential", 300, null),
                1,
                0,
                null,
                null,
                null);
    }

    private static String agent(int number, int place) {
        return "q%da%02d".formatted(number, place);
    }

    private static Staff.Team team(int number, int chain) {
        Map<String, Double> skills = new LinkedHashMap<>();
        List<String> home = new ArrayList<>();
        for (int i = 0; i < QUEUES; i++) {
            skills.put(queue(i + 1), 1.0);
            if (i < chain) {
                home.add("voice-" + ((number - 1 + i) % QUEUES + 1));
            }
        }
        Map<String, Staff.Member> agents = new LinkedHashMap<>();
        for (int place = 1; place <= AGENTS; place++) {
            String id = agent(number, place);
            agents.put(id, new Staff.Member("Agent " + id, "day", skills, null));
        }
        return new Staff.Team(1, home, "full", agents, chain);
    }

    private static String centre() {
        StringBuilder yaml = new StringBuilder("zone: Asia/Jerusalem\nchannels:\n");
        for (int number = 1; number <= QUEUES; number++) {
            yaml.append("  voice-").append(number).append(": {kind: live}\n");
        }
        yaml.append("calendars:\n  day: {hours: {sun-sat: [\"%s-%s\"]}}\nqueues:\n".formatted(OPENS, CLOSES));
        for (int number = 1; number <= QUEUES; number++) {
            yaml.append("  %s: {channel: voice-%d, line: 1, calendar: day, answer_target_seconds: 30,"
                    .formatted(queue(number), number));
            yaml.append(" short_abandon_seconds: 0, service_level_target: 0.80}\n");
        }
        return yaml.toString();
    }

    private static Centre parse(String yaml) {
        try {
            return CentreFile.parse("centre of the six queues", yaml);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }
}
