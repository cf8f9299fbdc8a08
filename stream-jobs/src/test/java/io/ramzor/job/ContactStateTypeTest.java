package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.metric.Clock;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.Leg;
import io.ramzor.metric.Part;
import io.ramzor.metric.Promise;
import io.ramzor.metric.Spell;
import io.ramzor.metric.SpellSummary;
import io.ramzor.metric.Stretch;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ContactStateTypeTest {
    private int filled;

    /** A field that is added to a state and forgotten here would be lost at the next restart. */
    @Test
    void everyFieldIsWritten() throws Exception {
        Spell spell = filled(new Spell());
        spell.deflections = List.of(new SpellSummary.Deflection("chat", 7, 8));
        spell.agents = List.of("anna", "בני");
        ContactState state = filled(new ContactState());
        state.pending = List.of(Event.of("e", 5, EventType.OFFERED).contact("c").build());
        state.spells = List.of(spell);
        state.legs = List.of(filled(new Leg()));
        state.parts = List.of(filled(new Part()));
        state.clocks = List.of(filled(new Clock()));
        state.promises = List.of(filled(new Promise()));
        state.stretches = List.of(new Stretch("a", "c", "q", "chat", 0.5, true, 1, 2, 3));

        assertThat(read(state)).usingRecursiveComparison().isEqualTo(state);
        assertThat(read(new ContactState())).usingRecursiveComparison().isEqualTo(new ContactState());
    }

    private static ContactState read(ContactState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        ContactStateType.write(state, out);
        return ContactStateType.read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    /** Gives each field but lists a value of its own, unlike the one that it begins with. */
    private <T> T filled(T record) throws IllegalAccessException {
        for (Field field : record.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.getType() != List.class) {
                field.set(record, value(field.getType(), field.get(record)));
            }
        }
        return record;
    }

    private Object value(Class<?> type, Object before) {
        filled++;
        if (type == boolean.class) {
            return !(boolean) before;
        }
        if (type.isEnum()) {
            Object[] values = type.getEnumConstants();
            return values[values.length - 1];
        }
        if (type == String.class) {
            return "text " + filled;
        }
        return type == long.class ? (Object) (1_000_000_007L * filled) : (Object) filled;
    }
}
