package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The rest of a day of several channels that share their customers: each by {@link WithinDay}, and what a channel that is shut loses
 * comes elsewhere, by {@link DivertedDemand}. From the first interval in which a channel is shut, the others' departures are told
 * apart into their own level and those who come over, so that neither is counted twice.
 */
public final class CoupledForecast {
    /** Share of a shut channel's customers who go elsewhere, before anything is seen. */
    static final double USUAL_SHARE = 0.4;
    /** How much what is expected of a shut channel's own counts weighs against what still comes, in contacts. */
    private static final double STILL_COMES = 3;

    private final List<Channel> channels;
    private final int known;
    private final double minutes;
    private final Map<String, WithinDay.Rest> rests = new LinkedHashMap<>();
    private final DoubleFunction<Diversion> beliefs;

    private CoupledForecast(List<Channel> channels, int known, double minutes, DoubleFunction<Diversion> beliefs) {
        this.beliefs = beliefs;
        this.channels = channels;
        this.known = known;
        this.minutes = minutes;
    }

    /**
     * A channel's (or queue's) day.
     *
     * @param id its id
     * @param channel channel id
     * @param model how its days depart from what was expected
     * @param day what was expected, and what has come
     * @param perContact customers who come to the channel for one contact that is counted here, at least 1 (more where a bot closes
     *     some before they are counted)
     * @param moves where its customers go if they cannot come, as shares of those who go, by id; one that is missing gets none
     */
    public record Channel(
            String id,
            String channel,
            WithinDay model,
            WithinDay.Day day,
            double perContact,
            Map<String, Double> moves) {}

    /**
     * The days as they now look.
     *
     * @param known number of intervals that are over
     * @param shut what was or is shut today, as far as it is known now
     * @param minutes length of an interval
     * @return by id, in the order given
     */
    public static Map<String, WithinDay.Rest> of(
            List<Channel> channels, int known, List<ShutChannel> shut, double minutes) {
        return of(channels, known, shut, minutes, Diversion::usual);
    }

    /** The same with a belief of one's own, by the usual share of a shut channel's customers who come to another. */
    static Map<String, WithinDay.Rest> of(
            List<Channel> channels,
            int known,
            List<ShutChannel> shut,
            double minutes,
            DoubleFunction<Diversion> beliefs) {
        CoupledForecast forecast = new CoupledForecast(channels, known, minutes, beliefs);
        forecast.alone(shut);
        for (ShutChannel stretch : shut) {
            forecast.couple(stretch);
        }
        return forecast.rests;
    }

    /** Each by itself, as of the first interval in which something was shut. */
    private void alone(List<ShutChannel> shut) {
        int quiet =
                Math.min(known, shut.stream().mapToInt(ShutChannel::from).min().orElse(known));
        for (Channel channel : channels) {
            rests.put(channel.id, channel.model.update(channel.day, quiet));
        }
    }

    private void couple(ShutChannel stretch) {
        List<Channel> sources = new ArrayList<>();
        channels.stream().filter(c -> c.channel.equals(stretch.channel())).forEach(sources::add);
        for (Channel source : sources) {
            double[] lost = lost(source, stretch);
            for (Channel target : channels) {
                double part = source.moves.getOrDefault(target.id, 0.0);
                if (part > 0 && !target.channel.equals(stretch.channel())) {
                    divert(target, USUAL_SHARE * part, lost);
                }
            }
        }
    }

    /** Takes what does not come from the source's forecast; returns the customers by interval who cannot come. */
    private double[] lost(Channel source, ShutChannel stretch) {
        WithinDay.Rest rest = rests.get(source.id);
        double[] mean = rest.mean().clone();
        double[] lost = new double[mean.length];
        double through = through(source, mean, stretch);
        for (int i = Math.max(0, stretch.from()); i < Math.min(stretch.until(), mean.length); i++) {
            double counted = i < known && source.day.came()[i] >= 0 ? source.day.came()[i] : mean[i] * through;
            lost[i] = Math.max(0, mean[i] - counted) * source.perContact;
            mean[i] *= through;
        }
        rests.put(source.id, new WithinDay.Rest(mean, rest.spread(), rest.shared()));
        return lost;
    }

    /** Share of the shut channel's contacts that come nevertheless: none if it is closed, some if it is out of order in part. */
    private double through(Channel source, double[] mean, ShutChannel stretch) {
        double came = 0;
        double said = STILL_COMES;
        for (int i = stretch.from() + 1; i < Math.min(known, stretch.until()); i++) {
            if (source.day.came()[i] >= 0) {
                came += source.day.came()[i];
                said += mean[i];
            }
        }
        return Math.min(1, came / said);
    }

    private void divert(Channel target, double share, double[] lost) {
        WithinDay.Rest rest = rests.get(target.id);
        double spread = Arrays.stream(rest.spread()).average().orElse(0);
        DivertedDemand diverted = DivertedDemand.learn(
                beliefs.apply(share), lost, rest.mean(), spread, target.day.came(), known, minutes);
        rests.put(target.id, new WithinDay.Rest(diverted.mean(), diverted.spread(), diverted.spread()));
    }
}
