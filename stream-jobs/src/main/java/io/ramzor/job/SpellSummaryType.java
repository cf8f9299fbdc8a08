package io.ramzor.job;

import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How what a journey is told of a spell stands in bytes, without the ids that the record around it holds. */
final class SpellSummaryType {
    private SpellSummaryType() {}

    static void write(SpellSummary spell, DataOutputView out) throws IOException {
        Wire.text(spell.channel(), out);
        Wire.text(spell.topic(), out);
        Wire.text(spell.caseId(), out);
        out.writeLong(spell.start());
        out.writeLong(spell.end());
        Wire.text(spell.guidedBy(), out);
        out.writeLong(spell.botStart());
        Wire.text(spell.botOutcome(), out);
        out.writeLong(spell.humanRequestAt());
        out.writeBoolean(spell.humanRequestBlocked());
        out.writeLong(spell.humanAt());
        out.writeBoolean(spell.lastLegAbandoned());
        out.writeLong(spell.lateAt());
        out.writeLong(spell.turnLateAt());
        out.writeInt(spell.deflections().size());
        for (SpellSummary.Deflection one : spell.deflections()) {
            Wire.text(one.channel(), out);
            out.writeLong(one.offeredAt());
            out.writeLong(one.acceptedAt());
        }
        out.writeInt(spell.agents().size());
        for (String agent : spell.agents()) {
            Wire.text(agent, out);
        }
        out.writeBoolean(spell.escalated());
        out.writeLong(spell.expectationAt());
    }

    static SpellSummary read(String customer, String contact, int number, DataInputView in) throws IOException {
        return new SpellSummary(
                contact,
                number,
                customer,
                Wire.text(in),
                Wire.text(in),
                Wire.text(in),
                in.readLong(),
                in.readLong(),
                Wire.text(in),
                in.readLong(),
                Wire.text(in),
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                deflections(in),
                agents(in),
                in.readBoolean(),
                in.readLong());
    }

    private static List<SpellSummary.Deflection> deflections(DataInputView in) throws IOException {
        int size = in.readInt();
        List<SpellSummary.Deflection> deflections = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            deflections.add(new SpellSummary.Deflection(Wire.text(in), in.readLong(), in.readLong()));
        }
        return deflections;
    }

    private static List<String> agents(DataInputView in) throws IOException {
        int size = in.readInt();
        List<String> agents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            agents.add(Wire.text(in));
        }
        return agents;
    }
}
