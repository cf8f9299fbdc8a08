package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.StringValue;
import org.junit.jupiter.api.Test;

class WireTest {
    @Property(tries = 300)
    void a_text_has_the_bytes_that_flink_gives_it(@ForAll @StringLength(max = 300) String text) throws IOException {
        sameAsFlink(text);
    }

    @Test
    void texts_without_and_with_characters_beyond_ascii() throws IOException {
        sameAsFlink(null);
        sameAsFlink("");
        sameAsFlink("billing-voice");
        sameAsFlink("x".repeat(126));
        sameAsFlink("x".repeat(127));
        sameAsFlink("x".repeat(20_000));
        sameAsFlink("שירות ללקוחות, line 2");
        sameAsFlink("a\uD800b");
        sameAsFlink("what?");
        sameAsFlink("a\uD800b\uFFFF\u0080\u007F\u0000");
    }

    private static void sameAsFlink(String text) throws IOException {
        DataOutputSerializer ours = new DataOutputSerializer(64);
        Wire.text(text, ours);
        Wire.text("next", ours);
        DataOutputSerializer flinks = new DataOutputSerializer(64);
        StringValue.writeString(text, flinks);
        StringValue.writeString("next", flinks);
        assertThat(ours.getCopyOfBuffer()).isEqualTo(flinks.getCopyOfBuffer());
        DataInputDeserializer in = new DataInputDeserializer(flinks.getCopyOfBuffer());
        assertThat(Wire.text(in)).isEqualTo(text);
        assertThat(Wire.text(in)).isEqualTo("next");
    }
}
