package io.ramzor.desk;

import java.util.List;
import java.util.Map;

/** Steers the demo; carried out by the process that runs the twin. */
public interface DemoControls {
    /**
     * State of the demo.
     *
     * @param scenario its name
     * @param seed the seed
     * @param speed simulated seconds a second
     * @param paused whether simulated time stands
     * @param speeds speeds to choose from
     * @param ended whether the scenario's day is over
     * @param hint key of the line that says what to do next, null if none
     * @param hintArguments values that the line names
     */
    record Status(
            String scenario,
            long seed,
            double speed,
            boolean paused,
            List<Integer> speeds,
            boolean ended,
            String hint,
            Map<String, Object> hintArguments) {}

    Status status();

    void pause();

    void resume();

    /** @throws DeskException if that speed is not one to choose from */
    void speed(int times);

    /** Starts the same day again from the same seed. */
    void restart();
}
