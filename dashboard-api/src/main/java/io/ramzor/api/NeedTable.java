package io.ramzor.api;

import io.ramzor.control.PlanAhead;
import io.ramzor.decision.StaffingNeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Agents required beside those scheduled: a row a queue or channel, a cell an interval. */
final class NeedTable {
    private final ApiParts parts;
    private final PlanWindow window;

    NeedTable(ApiParts parts, PlanWindow window) {
        this.parts = parts;
        this.window = window;
    }

    /**
     * One cell, means over its interval.
     *
     * @param scheduled null = no plan is known
     * @param net scheduled less required, null likewise
     */
    record Cell(double required, double low, double high, Double scheduled, Double net, double arrivals) {
        static Cell of(List<StaffingNeed> needs, int parts) {
            double required = needs.stream().mapToDouble(StaffingNeed::required).sum() / parts;
            boolean planned = needs.stream().allMatch(need -> need.scheduled() != null);
            Double scheduled = planned
                    ? needs.stream().mapToDouble(StaffingNeed::scheduled).sum() / parts
                    : null;
            return new Cell(
                    required,
                    needs.stream().mapToDouble(StaffingNeed::requiredLow).sum() / parts,
                    needs.stream().mapToDouble(StaffingNeed::requiredHigh).sum() / parts,
                    scheduled,
                    scheduled == null ? null : scheduled - required,
                    needs.stream().mapToDouble(StaffingNeed::arrivals).sum());
        }
    }

    /**
     * @param queue null in a row of a channel
     * @param cells one an interval of the window; null = nothing was said of it
     */
    record Row(String queue, String channel, List<Cell> cells) {}

    /** A row a queue, or one a channel. */
    List<Row> rows(Map<String, String> channelOfQueue, boolean byChannel) {
        Map<String, Map<Instant, StaffingNeed>> said = said(channelOfQueue);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        channelOfQueue.forEach(
                (queue, channel) -> groups.computeIfAbsent(byChannel ? channel : queue, id -> new ArrayList<>())
                        .add(queue));
        List<Row> rows = new ArrayList<>();
        groups.forEach((id, queues) -> rows.add(new Row(
                byChannel ? null : id,
                channelOfQueue.get(queues.get(0)),
                cells(queues.stream().map(said::get).toList()))));
        return rows;
    }

    private List<Cell> cells(List<Map<Instant, StaffingNeed>> ofQueues) {
        List<Cell> cells = new ArrayList<>();
        for (Instant start : window.starts()) {
            List<StaffingNeed> needs = new ArrayList<>();
            for (Instant part : window.partsOf(start)) {
                ofQueues.stream()
                        .map(of -> of.get(part))
                        .filter(need -> need != null)
                        .forEach(needs::add);
            }
            boolean whole = needs.size() == window.parts() * ofQueues.size();
            cells.add(whole ? Cell.of(needs, window.parts()) : null);
        }
        return cells;
    }

    private Map<String, Map<Instant, StaffingNeed>> said(Map<String, String> channelOfQueue) {
        Map<String, Map<Instant, StaffingNeed>> said = new HashMap<>();
        channelOfQueue
                .keySet()
                .forEach(queue -> said.put(queue, parts.plan().needs(queue, window.from(), window.to())));
        Instant last = window.to().minusSeconds(window.ownSeconds());
        boolean whole = said.values().stream().allMatch(needs -> needs.containsKey(last));
        if (!whole && last.isAfter(window.now())) {
            PlanAhead ahead = parts.ahead().between(window.ahead(), window.to());
            if (ahead != null) {
                ahead.needs(ahead.demand()).forEach(need -> {
                    Map<Instant, StaffingNeed> needs = said.get(need.queue());
                    if (needs != null) {
                        needs.putIfAbsent(need.start(), need);
                    }
                });
            }
        }
        return said;
    }

    /** Agent-hours by which the rows fall short of what they require, and by which they exceed it: never netted against each other. */
    static double[] shortAndOver(List<Row> rows, int minutes) {
        double[] hours = new double[2];
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                if (cell != null && cell.net() != null) {
                    hours[cell.net() < 0 ? 0 : 1] += Math.abs(cell.net()) * minutes / 60.0;
                }
            }
        }
        return hours;
    }
}
