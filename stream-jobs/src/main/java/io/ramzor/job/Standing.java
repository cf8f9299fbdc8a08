package io.ramzor.job;

import io.ramzor.metric.Counted;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.SpellSummary;
import io.ramzor.metric.Stretch;
import java.util.List;

/**
 * What a contact stands for at one now.
 *
 * @param facts what it counts for
 * @param deadlines what its deadlines count for
 * @param floor where it is, null if nobody has it or it was not asked for
 * @param stretches how agents had and have it
 * @param spells what its customer's journey needs to know of it
 */
record Standing(
        List<Counted> facts,
        List<GroupFact> deadlines,
        FloorContact floor,
        List<Stretch> stretches,
        List<SpellSummary> spells) {}
