package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario applied to a forecast gives a forecast: bot level, then volume, launch, shifts and handling time. */
public final class DemandScenarios {
    private final DemandScenario scenario;
    private final DemandForecast forecast;
    private final Map<String, QueueDemand> queues = new LinkedHashMap<>();
    private final Map<String, double[]> means = new LinkedHashMap<>();
    private final Map<String, double[]> deviations = new LinkedHashMap<>();

    private DemandScenarios(DemandScenario scenario, DemandForecast forecast) {
        this.scenario = scenario;
        this.forecast = forecast;
        forecast.queues().forEach(this::add);
    }

    /**
     * The forecast under that scenario; neither argument is changed. Contacts that are shifted without delay are neither lost nor made.
     *
     * @throws IllegalArgumentException if the scenario names a place or bot level that the forecast does not know
     */
    public static DemandForecast apply(DemandScenario scenario, DemandForecast forecast) {
        return new DemandScenarios(scenario, forecast).applied();
    }

    private void add(QueueDemand queue) {
        queues.put(queue.queue(), queue);
        means.put(queue.queue(), queue.means());
        deviations.put(queue.queue(), queue.deviations());
    }

    private DemandForecast applied() {
        botLevel();
        scenario.volume().forEach((place, factor) -> places(place).forEach(queue -> scale(queue, factor)));
        if (scenario.launch() != null) {
            launch(scenario.launch());
        }
        scenario.shifts().forEach(this::shift);
        scenario.handling()
                .forEach((place, factor) -> places(place)
                        .forEach(queue -> queues.computeIfPresent(
                                queue, (id, q) -> q.withHandleSeconds(q.handleSeconds() * factor))));
        List<QueueDemand> changed = new ArrayList<>();
        queues.forEach((id, queue) -> changed.add(queue.with(means.get(id), deviations.get(id))));
        String level = scenario.botLevel() == null ? forecast.botLevel() : scenario.botLevel();
        return new DemandForecast(forecast.start(), forecast.minutes(), level, changed);
    }

    /** The queues of a place, never none. */
    private List<String> places(String place) {
        List<String> found = queues.values().stream()
                .filter(q -> place.equals(DemandScenario.ALL) || place.equals(q.queue()) || place.equals(q.channel()))
                .map(QueueDemand::queue)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no queue or channel " + place + "; there are the queues "
                    + String.join(", ", queues.keySet()));
        }
        return found;
    }

    /** Whether the scenario changes that interval; one that it covers in part counts from half on. */
    private boolean changes(int interval) {
        Instant middle = forecast.startOf(interval)
                .plus(Duration.ofMinutes(forecast.minutes()).dividedBy(2));
        return (scenario.from() == null || !middle.isBefore(scenario.from()))
                && (scenario.until() == null || middle.isBefore(scenario.until()));
    }

    private void scale(String queue, double factor) {
        for (int i = 0; i < forecast.intervals(); i++) {
            if (changes(i)) {
                means.get(queue)[i] *= factor;
                deviations.get(queue)[i] *= factor;
            }
        }
    }

    /** What the bot does not close reaches the queue. */
    private void botLevel() {
        String level = scenario.botLevel();
        if (level == null || level.equals(forecast.botLevel())) {
            return;
        }
        if (!List.of("green", "amber", "red").contains(level)) {
            throw new IllegalArgumentException("the bot's level is green, amber or red, not " + level);
        }
        for (QueueDemand queue : forecast.queues()) {
            Double now = queue.containedByLevel().get(forecast.botLevel());
            Double then = queue.containedByLevel().get(level);
            if (now != null && then != null) {
                scale(queue.queue(), Math.max(0, 1 - then) / Math.max(0.01, 1 - now));
            }
        }
    }

    private void shift(DemandScenario.Shift shift) {
        List<String> targets = places(shift.to());
        for (String from : places(shift.from())) {
            if (!targets.contains(from)) {
                double[] leaving = leave(from, shift.share());
                double[] arriving = new Delay(shift.delayMinutes()).arrivals(leaving, forecast.minutes());
                spread(from, arriving, targets);
            }
        }
    }

    private double[] leave(String from, double share) {
        double[] leaving = new double[forecast.intervals()];
        for (int i = 0; i < leaving.length; i++) {
            if (changes(i)) {
                leaving[i] = means.get(from)[i] * share;
                means.get(from)[i] -= leaving[i];
                deviations.get(from)[i] *= 1 - share;
            }
        }
        return leaving;
    }

    /** Each target gets by its part of all that comes to the targets; the uncertainty of both forecasts adds up as if independent. */
    private void spread(String from, double[] arriving, List<String> targets) {
        double all = targets.stream()
                .mapToDouble(id -> Arrays.stream(means.get(id)).sum())
                .sum();
        double unsure = relativeDeviation(from);
        for (String target : targets) {
            double part = all > 0 ? Arrays.stream(means.get(target)).sum() / all : 1.0 / targets.size();
            arrive(target, arriving, part, unsure);
        }
    }

    private void arrive(String target, double[] arriving, double part, double unsure) {
        for (int i = 0; i < arriving.length; i++) {
            double more = arriving[i] * part;
            means.get(target)[i] += more;
            deviations.get(target)[i] = Math.hypot(deviations.get(target)[i], more * unsure);
        }
    }

    private double relativeDeviation(String from) {
        QueueDemand before = queues.get(from);
        double mean = Arrays.stream(before.means()).sum();
        return mean > 0 ? Arrays.stream(before.deviations()).sum() / mean : 0;
    }

    private void launch(DemandScenario.Launch launch) {
        if (queues.containsKey(launch.queue())) {
            throw new IllegalArgumentException(
                    "queue " + launch.queue() + " is there already; a launch brings a new one");
        }
        int count = forecast.intervals();
        List<Double> nothing = new ArrayList<>(Collections.nCopies(count, 0.0));
        Map<String, List<String>> sources = new LinkedHashMap<>();
        launch.shifted().keySet().stream().sorted().forEach(place -> sources.put(place, places(place)));
        add(new QueueDemand(
                launch.queue(),
                launch.channel(),
                nothing,
                nothing,
                launch.handleSeconds(),
                launch.patienceSeconds(),
                Map.of()));
        Instant opens = launch.opens() == null ? forecast.start() : launch.opens();
        double[] shifted = new double[count];
        sources.forEach((place, from) -> from.forEach(queue -> {
            double[] gone = leaveFrom(queue, launch.shifted().get(place), opens);
            arrive(launch.queue(), gone, 1, relativeDeviation(queue));
            Arrays.setAll(shifted, i -> shifted[i] + gone[i]);
        }));
        induce(launch, opens, shifted);
    }

    private double[] leaveFrom(String queue, double share, Instant opens) {
        double[] before = means.get(queue).clone();
        double[] deviationsBefore = deviations.get(queue).clone();
        double[] gone = leave(queue, share);
        for (int i = 0; i < gone.length; i++) {
            if (forecast.startOf(i).isBefore(opens)) {
                gone[i] = 0;
                means.get(queue)[i] = before[i];
                deviations.get(queue)[i] = deviationsBefore[i];
            }
        }
        return gone;
    }

    /** Curiosity is less sure than what is known of those who shift: half of it. */
    private void induce(DemandScenario.Launch launch, Instant opens, double[] shifted) {
        double[] induced = new double[shifted.length];
        for (int i = 0; i < shifted.length; i++) {
            double days = Duration.between(opens, forecast.startOf(i)).toMinutes() / 1440.0;
            induced[i] = shifted[i] * launch.induced() * Math.pow(0.5, Math.max(0, days) / launch.halfLifeDays());
        }
        arrive(launch.queue(), induced, 1, 0.5);
    }
}
