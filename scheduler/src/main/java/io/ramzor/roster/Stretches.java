package io.ramzor.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * First rows over a horizon too long to be searched at once: four weeks after four weeks, each with the share of a contract that is due by
 * its end less what was worked before. Where two stretches meet, runs may break a rule; the search that follows mends them.
 */
final class Stretches {
    private static final int DAYS = 4 * Tables.DAYS_IN_A_WEEK;

    private final Tables tables;
    private final RosterProblem problem;
    private final SplittableRandom random;
    private final int[][] rows;

    Stretches(Tables tables, SplittableRandom random) {
        this.tables = tables;
        this.random = random;
        problem = tables.problem;
        rows = new int[tables.staff][tables.days];
    }

    /** Values by staff and day. */
    int[][] rows(BooleanSupplier stop) {
        for (int first = 0; first < tables.days && !stop.getAsBoolean(); first += DAYS) {
            int end = Math.min(tables.days, first + DAYS);
            Tables part = new Tables(part(first, end));
            RosterState state = new RosterState(part, new int[part.staff][part.days]);
            new BestRows(part, random).sweep(state, stop);
            for (int who = 0; who < rows.length; who++) {
                System.arraycopy(state.rows[who], 0, rows[who], first, part.days);
            }
        }
        return rows;
    }

    private RosterProblem part(int first, int end) {
        List<StaffMember> staff = new ArrayList<>();
        for (int who = 0; who < tables.staff; who++) {
            staff.add(part(who, first, end));
        }
        List<ShiftRequest> requests = problem.requests().stream()
                .filter(request -> request.day() >= first && request.day() < end)
                .map(request -> new ShiftRequest(
                        request.staff(), request.day() - first, request.shift(), request.wanted(), request.weight()))
                .toList();
        List<CoverNeed> cover = problem.cover().stream()
                .filter(need -> need.day() >= first && need.day() < end)
                .map(need -> new CoverNeed(
                        need.day() - first, need.shift(), need.need(), need.underWeight(), need.overWeight()))
                .toList();
        return new RosterProblem(end - first, problem.shifts(), staff, requests, cover);
    }

    private StaffMember part(int who, int first, int end) {
        StaffMember member = tables.member(who);
        Row worked = Row.of(
                problem,
                who,
                RosterPlan.of(problem, new int[][] {rows[who]}).rows().get(0));
        int minutes = worked.minutes();
        int slack = end == tables.days ? 0 : tables.shortestMinutes;
        Map<String, Integer> mostShifts = new HashMap<>();
        for (ShiftType shift : problem.shifts()) {
            int most = Math.min(tables.days, member.mostOf(shift));
            int used = (int) worked.shifts().stream().filter(shift::equals).count();
            mostShifts.put(shift.id(), due(most, end) - used);
        }
        Set<Integer> leave = new HashSet<>();
        member.leave().stream().filter(day -> day >= first && day < end).forEach(day -> leave.add(day - first));
        return new StaffMember(
                member.id(),
                mostShifts,
                Math.max(0, due(member.mostMinutes(), end) - minutes),
                Math.max(0, due(member.leastMinutes(), end) - minutes - slack),
                member.mostShiftsInARow(),
                member.leastShiftsInARow(),
                member.leastDaysOffInARow(),
                Math.max(0, due(Math.min(tables.weeks, member.mostWeekends()), end) - worked.weekendsWorked()),
                leave);
    }

    /** The share of a limit that is due by that day. */
    private int due(int limit, int end) {
        return (int) ((long) limit * end / tables.days);
    }
}
