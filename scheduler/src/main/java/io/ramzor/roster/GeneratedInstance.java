package io.ramzor.roster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes problems of the kind and size of the published benchmark: three in four people full time, cover a little above what they can give. */
public final class GeneratedInstance {
    private static final int SHIFT_MINUTES = 480;
    private static final int UNDER_WEIGHT = 100;
    private static final Duration LONG = Duration.ofDays(1);

    private final SplittableRandom random;
    private final int weeks;
    private final int days;
    private final List<ShiftType> shifts = new ArrayList<>();
    private final List<StaffMember> staff = new ArrayList<>();
    private final List<ShiftRequest> requests = new ArrayList<>();

    private GeneratedInstance(long seed, int weeks) {
        random = new SplittableRandom(seed);
        this.weeks = weeks;
        days = weeks * Tables.DAYS_IN_A_WEEK;
    }

    /**
     * Makes a problem; the same arguments give the same.
     *
     * @param weeks length of the horizon, an even number
     * @param staff how many people
     * @param shifts how many kinds of shifts; an earlier one may not follow a later one
     */
    public static RosterProblem of(long seed, int weeks, int staff, int shifts) {
        return new GeneratedInstance(seed, weeks).problem(staff, shifts);
    }

    private RosterProblem problem(int people, int kinds) {
        for (int kind = 0; kind < kinds; kind++) {
            Set<String> earlier = new LinkedHashSet<>();
            shifts.forEach(shift -> earlier.add(shift.id()));
            shifts.add(new ShiftType("S" + (kind + 1), SHIFT_MINUTES, earlier));
        }
        for (int person = 0; person < people; person++) {
            StaffMember member = member("P" + (person + 1), random.nextInt(4) > 0);
            while (!canWork(member)) {
                member = member(member.id(), random.nextInt(4) > 0);
            }
            requests(member);
            staff.add(member);
        }
        return new RosterProblem(days, shifts, staff, requests, cover());
    }

    private StaffMember member(String id, boolean fullTime) {
        int mostShifts = fullTime ? 9 * weeks / 2 : 9 * weeks / 4;
        int slack = fullTime ? weeks / 2 : weeks;
        int rest = 2 + random.nextInt(2);
        Set<Integer> leave = new HashSet<>();
        for (int i = 0; i < weeks / 2; i++) {
            leave.add(random.nextInt(days));
        }
        return new StaffMember(
                id,
                mostOf(),
                mostShifts * SHIFT_MINUTES,
                (mostShifts - slack) * SHIFT_MINUTES,
                5 + random.nextInt(2),
                fullTime ? 2 : 1,
                fullTime ? rest : 1 + random.nextInt(2),
                weeks / 2,
                leave);
    }

    /** One kind always, each other for half of the people, half of those up to a limit. */
    private Map<String, Integer> mostOf() {
        Map<String, Integer> most = new HashMap<>();
        int always = random.nextInt(shifts.size());
        for (int kind = 0; kind < shifts.size(); kind++) {
            int limit = random.nextInt(4);
            int some = limit == 0 ? weeks : days / 2;
            most.put(shifts.get(kind).id(), kind == always ? days : limit < 2 ? some : limit == 2 ? days : 0);
        }
        return most;
    }

    private boolean canWork(StaffMember member) {
        RosterProblem alone = new RosterProblem(days, shifts, List.of(member), List.of(), List.of());
        return new RosterSolver(alone, 0).impossibleContracts(LONG).isEmpty();
    }

    private void requests(StaffMember member) {
        for (int run = 0; run < weeks; run++) {
            boolean wanted = random.nextBoolean();
            int first = random.nextInt(days);
            int length = 1 + random.nextInt(4);
            String shift = shifts.get(random.nextInt(shifts.size())).id();
            int weight = 1 + random.nextInt(3);
            for (int day = first; day < Math.min(days, first + length); day++) {
                if (!member.leave().contains(day)) {
                    requests.add(new ShiftRequest(member.id(), day, shift, wanted, weight));
                }
            }
        }
    }

    private List<CoverNeed> cover() {
        double perDay = staff.stream().mapToInt(StaffMember::mostMinutes).sum() / (double) SHIFT_MINUTES / days;
        List<CoverNeed> cover = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            boolean weekend = day % Tables.DAYS_IN_A_WEEK >= Tables.SATURDAY;
            for (ShiftType shift : shifts) {
                double wanted = perDay / shifts.size() * (weekend ? 0.8 : 1.1) * (0.7 + 0.6 * random.nextDouble());
                cover.add(new CoverNeed(day, shift.id(), (int) Math.round(wanted), UNDER_WEIGHT, 1));
            }
        }
        return cover;
    }
}
