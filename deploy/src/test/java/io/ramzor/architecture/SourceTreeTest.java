package io.ramzor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what can be seen in the files only: their length, their places, no test that is switched off. */
class SourceTreeTest {
    private static final int MOST_LINES = 400;
    private static final Set<String> MODULES = Set.of("stream-jobs", "scheduler", "dashboard-api", "deploy");
    private static final Set<String> TOP_LEVEL = Set.of("pom.xml", "README.md", "LICENSE");

    @Test
    void filesAreShort() throws IOException {
        List<String> sources = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            sources.add(file.toString());
            int lines = Files.readAllLines(file).size();
            if (lines >= MOST_LINES) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        List<String> off = new ArrayList<>();
        // Split so that this file does not name what it seeks.
        List<String> sought = List.of("@Dis" + "abled", "assume" + "True", "assume" + "False", "Assum" + "ptions.");
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (sought.stream().anyMatch(text::contains)) {
                off.add(file.toString());
            }
        }
        assertThat(off).isEmpty();
    }

    @Test
    void theTopHoldsTheModulesAndThreeFiles() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> top = Files.list(root())) {
            top.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("target"))
                    .forEach(found::add);
        }
        Set<String> expected = new TreeSet<>(MODULES);
        expected.addAll(TOP_LEVEL);
        assertThat(found).isEqualTo(expected);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root().resolve(module))) {
                files.filter(Files::isRegularFile)
                        .filter(path -> !path.startsWith(root().resolve(module).resolve("target")))
                        .filter(path -> path.toString().matches(".*\\.(java|js|css|html|sh)"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /** Tests run in their module's folder. */
    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }
}
