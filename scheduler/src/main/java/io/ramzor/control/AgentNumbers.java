package io.ramzor.control;

import io.ramzor.staffing.IntervalDemand;
import io.ramzor.staffing.Requirement;
import io.ramzor.staffing.Requirements;
import io.ramzor.staffing.Work;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what it reckoned: most demands are asked for several times. Safe for use by several threads. */
final class AgentNumbers {
    private static final int MOST_REMEMBERED = 400;

    private record Question(Work work, int seconds, List<IntervalDemand> demand) {}

    private final Map<Question, List<Requirement>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_REMEMBERED, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, List<Requirement>> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            });

    List<Requirement> required(Work work, int intervalSeconds, List<IntervalDemand> demand) {
        Question question = new Question(work, intervalSeconds, demand);
        List<Requirement> found = known.get(question);
        if (found == null) {
            found = Requirements.of(work, intervalSeconds, demand);
            known.put(question, found);
        }
        return found;
    }
}
