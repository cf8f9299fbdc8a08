package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.metric.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lays out the contacts of a channel and topic so that InfluxDB can say how contacts spread over channels: a share of all is a quotient
 * over several series, which its language does not know, so each point tells of every channel what it is a part of.
 */
public final class ContactMix {
    /** Contacts by channel. */
    public static final String CONTACTS = "contacts";

    public static final String BY_CHANNEL = "channel_mix";
    public static final String BY_KIND = "channel_mix_by_kind";
    public static final String VOICE_TO_WRITTEN = "voice_to_written_shift";
    /** Tag of the channel, or the kind of channels, whose share it is. */
    public static final String SHARE = "share";
    /** Contacts that are part of the share, and all. */
    public static final String PART = "part";

    public static final String WHOLE = "whole";
    /** Contacts on channels that are not written, of those before the first opening of a channel and of those since. */
    public static final String BASELINE = Measure.SPELLS_BASELINE.wireName();

    public static final String PRESENT = Measure.SPELLS_PRESENT.wireName();
    public static final String BASELINE_UNWRITTEN = BASELINE + "_unwritten";
    public static final String PRESENT_UNWRITTEN = PRESENT + "_unwritten";

    private static final String SPELLS = Measure.SPELLS.wireName();
    private static final Map<String, List<String>> FIELDS = Map.of(
            CONTACTS, List.of(CONTACTS),
            BY_CHANNEL, List.of(PART, WHOLE),
            BY_KIND, List.of(PART, WHOLE),
            VOICE_TO_WRITTEN, List.of(BASELINE, BASELINE_UNWRITTEN, PRESENT, PRESENT_UNWRITTEN));
    /** Share of the channels that are neither built in nor named by the centre. */
    private static final String OTHER = "other";

    private final Centre centre;
    private final Set<String> channels;

    ContactMix(Centre centre) {
        this.centre = centre;
        this.channels = centre.channelIds();
    }

    /**
     * A point beside those of the facts.
     *
     * @param share value of {@link #SHARE}, null = the point has no such tag
     */
    record Mixed(String measurement, String share, Map<String, Number> fields) {}

    /** The fields of that measurement, all of which may be added up; empty if it is none of these. */
    static List<String> fields(String measurement) {
        return FIELDS.getOrDefault(measurement, List.of());
    }

    /** The points of one channel and topic whose facts those are; none if they are not of contacts. */
    List<Mixed> points(String channel, Map<String, Double> facts) {
        if (facts.get(SPELLS) == null) {
            return List.of();
        }
        long spells = count(facts, SPELLS);
        List<Mixed> points = new ArrayList<>();
        points.add(new Mixed(CONTACTS, null, Map.of(CONTACTS, spells)));
        String named = channels.contains(channel) ? channel : OTHER;
        for (String each : channels) {
            points.add(share(BY_CHANNEL, each, each.equals(named), spells));
        }
        points.add(share(BY_CHANNEL, OTHER, named.equals(OTHER), spells));
        ChannelKind kind = centre.channelOrDefault(channel).kind();
        for (ChannelKind each : ChannelKind.values()) {
            points.add(share(BY_KIND, each.name().toLowerCase(Locale.ROOT), each == kind, spells));
        }
        points.add(new Mixed(VOICE_TO_WRITTEN, null, voiceToWritten(channel, facts)));
        return points;
    }

    private static Mixed share(String measurement, String share, boolean part, long spells) {
        return new Mixed(measurement, share, Map.of(PART, part ? spells : 0L, WHOLE, spells));
    }

    private Map<String, Number> voiceToWritten(String channel, Map<String, Double> facts) {
        boolean unwritten = !centre.channelOrDefault(channel).written();
        Map<String, Number> fields = new LinkedHashMap<>();
        fields.put(BASELINE, count(facts, BASELINE));
        fields.put(BASELINE_UNWRITTEN, unwritten ? count(facts, BASELINE) : 0L);
        fields.put(PRESENT, count(facts, PRESENT));
        fields.put(PRESENT_UNWRITTEN, unwritten ? count(facts, PRESENT) : 0L);
        return fields;
    }

    private static long count(Map<String, Double> facts, String fact) {
        Double count = facts.get(fact);
        return count == null ? 0 : Math.round(count);
    }
}
