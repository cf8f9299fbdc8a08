package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.metric.AgentState;
import io.ramzor.metric.Clock;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.Leg;
import io.ramzor.metric.Part;
import io.ramzor.metric.Spell;
import io.ramzor.topic.Json;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint of an earlier build, kept as a resource, is taken up by this one and by one whose state records have grown. */
class SavepointTest {
    /** Every state record that Flink keeps field by field; those that we write ourselves carry a version. */
    private static final List<Class<?>> RECORDS = List.of(
            IdBook.class,
            LinkBook.class,
            FunnelBook.class,
            ContactBook.class,
            ContactState.class,
            Spell.class,
            Leg.class,
            Part.class,
            Clock.class,
            AgentBook.class,
            AgentState.class,
            LiveBook.class,
            Pane.class,
            IntervalBook.class);

    @TempDir
    Path folder;

    @Test
    void anEarlierSavepointIsTakenUp() throws IOException {
        Map<String, String> whole = EarlierSavepoint.whole(folder.resolve("a"));
        Map<String, String> restored = EarlierSavepoint.goOn(folder.resolve("b"));

        assertSame(restored, whole);
    }

    @Test
    void alsoAfterAFieldWasAddedToEachStateRecord() throws Exception {
        Map<String, String> whole = EarlierSavepoint.whole(folder.resolve("a"));
        Path grown = folder.resolve("classes");
        for (Class<?> record : RECORDS) {
            new ByteBuddy()
                    .redefine(record)
                    .defineField("addedLater", String.class, Modifier.PUBLIC)
                    .make()
                    .saveIn(grown.toFile());
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.time=ALL-UNNAMED",
                        "-cp",
                        grown + File.pathSeparator + System.getProperty("java.class.path"),
                        EarlierSavepoint.class.getName(),
                        "go-on",
                        folder.resolve("b").toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        byte[] printed = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        String last = new String(printed, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .reduce((one, other) -> other)
                .orElseThrow();
        Map<String, String> restored = new TreeMap<>();
        Json.MAPPER
                .readTree(last)
                .properties()
                .forEach(entry -> restored.put(entry.getKey(), entry.getValue().asText()));

        assertSame(restored, whole);
    }

    /** What was said for good before the savepoint stands on the topics of the earlier build alone. */
    private static void assertSame(Map<String, String> restored, Map<String, String> whole) {
        assertThat(whole).containsAllEntriesOf(restored);
        assertThat(restored).hasSizeGreaterThan(whole.size() / 3);
        assertThat(restored.keySet())
                .anyMatch(key -> key.startsWith("intervals calls"))
                .anyMatch(key -> key.startsWith("breakdowns agent"))
                .anyMatch(key -> key.startsWith("breakdowns episode"))
                .anyMatch(key -> key.startsWith("breakdowns funnel"))
                .anyMatch(key -> key.startsWith("floor agent"));
    }
}
