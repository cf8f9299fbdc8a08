package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @Test
    void whatTheKilledLeftBehindGoesAndOthersStay(@TempDir Path temporary) throws IOException {
        Path dead = Files.createDirectories(temporary.resolve("ramzor-demo-999999999/events"));
        Files.writeString(dead.resolve("file"), "x");
        Path alive = Files.createDirectory(temporary.resolve(
                "ramzor-demo-" + ProcessHandle.of(1).orElseThrow().pid()));
        Path foreign = Files.createDirectory(temporary.resolve("ramzor-demo-data"));

        Path made = DemoFolder.make(temporary);
        Files.writeString(made.resolve("file"), "x");

        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(foreign).exists();
        assertThat(DemoFolder.make(temporary)).isEqualTo(made).isEmptyDirectory();
        DemoFolder.delete(made);
        assertThat(made).doesNotExist();
    }
}
