package io.ramzor.launch;

import io.ramzor.staffing.ServingOrder;
import io.ramzor.staffing.SkillLoad;
import io.ramzor.staffing.Versatility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The curve of versatile agents as {@code staff --versatility} shows it. */
final class VersatilityTable {
    private static final double[] SHARES = {0.1, 0.2, 0.3, 0.5, 1};

    private final List<SkillLoad> loads;
    private final Versatility floor;
    private final long seed;
    private final List<Versatility.Point> points = new ArrayList<>();
    private final Versatility.Point smallest;

    VersatilityTable(List<SkillLoad> loads, ServingOrder order, long contacts, long seed) {
        this.loads = loads;
        this.seed = seed;
        this.floor = new Versatility(loads, order, contacts, seed);
        points.add(floor.point(0, 1));
        for (int skills : skills()) {
            for (double share : SHARES) {
                points.add(floor.point((int) Math.round(share * floor.agents()), skills));
            }
        }
        smallest = loads.size() < 2 ? null : floor.smallest(2);
    }

    private TreeSet<Integer> skills() {
        TreeSet<Integer> skills = new TreeSet<>();
        for (int number : new int[] {2, 3, loads.size()}) {
            if (number > 1 && number <= loads.size()) {
                skills.add(number);
            }
        }
        return skills;
    }

    String document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("agents", floor.agents());
        document.put("seed", seed);
        document.put("queues", loads.stream().map(SkillLoad::queue).toList());
        document.put("curve", points);
        document.put("smallest", smallest);
        return StaffCommand.document(document);
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d agents, %d queues, %.4g erlangs, seed %d; share answered within the target, +- 95 %%%n%n",
                floor.agents(),
                loads.size(),
                loads.stream().mapToDouble(load -> load.load().erlangs()).sum(),
                seed));
        text.append(
                String.format("%-10s %-8s %-16s %-9s %s%n", "versatile", "skills", "service level", "left", "targets"));
        for (Versatility.Point point : points) {
            text.append(row(point));
        }
        return text.append(String.format("%n")).append(conclusion()).toString();
    }

    private static String row(Versatility.Point point) {
        return String.format(
                Locale.ROOT,
                "%-10d %-8s %5.1f %% +- %-6.1f %5.1f %%   %s%n",
                point.versatile(),
                point.versatile() == 0 ? "1" : String.valueOf(point.skills()),
                100 * point.serviceLevel(),
                100 * point.error(),
                100 * point.abandonment(),
                point.holds() ? "held" : "missed");
    }

    private String conclusion() {
        if (smallest == null) {
            return loads.size() < 2
                    ? "One queue: nobody can be versatile."
                    : "Not even all agents with two skills hold every queue's target.";
        }
        return smallest.versatile() == 0
                ? "Nobody must be versatile: every queue holds its target."
                : String.format(
                        Locale.ROOT,
                        "%d of %d agents (%.0f %%) with two skills hold every queue's target.",
                        smallest.versatile(),
                        floor.agents(),
                        100.0 * smallest.versatile() / floor.agents());
    }
}
