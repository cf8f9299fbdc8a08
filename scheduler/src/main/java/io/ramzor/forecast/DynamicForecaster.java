package io.ramzor.forecast;

import io.ramzor.centre.ChannelKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Level by day, shape within the day. The level is followed by {@link LevelMixture}, the shape by {@link DayShape}; what special days do is
 * learned across series, and series with few days start from what the others of their kind of channel have in common; from what all others
 * have where kinds are not known, or none of theirs knows enough.
 */
public final class DynamicForecaster implements Forecaster {
    /** Series with fewer days lean on the others. */
    private static final int FEW_DAYS = 42;

    @Override
    public Fitted fit(List<CountSeries> series, DemandCalendar calendar, Instant at) {
        SpecialEffects effects = new SpecialEffects();
        Map<String, SeriesModel> models = new HashMap<>();
        Map<ChannelKind, List<Pool>> pools = new HashMap<>();
        List<Pool> all = new ArrayList<>();
        List<CountSeries> few = new ArrayList<>();
        for (CountSeries one : series) {
            SeriesModel model = new SeriesModel(one, calendar, at, null, effects);
            models.put(one.name(), model);
            if (model.days() >= FEW_DAYS && model.pool() != null) {
                all.add(model.pool());
                pools.computeIfAbsent(calendar.kindOf(one.name()), kind -> new ArrayList<>())
                        .add(model.pool());
            } else {
                few.add(one);
            }
        }
        for (CountSeries one : few) {
            ChannelKind kind = calendar.kindOf(one.name());
            Pool pool = Pool.of(kind == null ? all : pools.getOrDefault(kind, all));
            if (pool != null) {
                models.put(one.name(), new SeriesModel(one, calendar, at, pool, new SpecialEffects()));
            }
        }
        return new Learned(Map.copyOf(models), calendar, effects);
    }

    private record Learned(Map<String, SeriesModel> models, DemandCalendar calendar, SpecialEffects effects)
            implements Fitted {
        @Override
        public List<IntervalForecast> day(String series, LocalDate date) {
            return model(series).day(date, calendar, effects);
        }

        @Override
        public List<WithinDay.Day> foreseen(String series) {
            return model(series).foreseen();
        }

        private SeriesModel model(String series) {
            SeriesModel model = models.get(series);
            if (model == null) {
                throw new IllegalArgumentException("there is no series \"" + series + "\"");
            }
            return model;
        }
    }
}
