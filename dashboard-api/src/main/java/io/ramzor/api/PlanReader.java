package io.ramzor.api;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.ShiftRow;
import java.util.List;

/** Reads agents and planned time from CSV text. */
public interface PlanReader {
    List<AgentProfile> agents(String name, String csv) throws CentreException;

    List<ShiftRow> shifts(String name, String csv) throws CentreException;
}
