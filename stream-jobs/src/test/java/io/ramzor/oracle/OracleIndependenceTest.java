package io.ramzor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An oracle that borrowed the code it judges would agree with its mistakes. */
class OracleIndependenceTest {
    private static final Path SOURCES = Path.of("src/test/java/io/ramzor/oracle");
    private static final Pattern NAMED = Pattern.compile("io\\.ramzor\\.(\\w+)");

    @Test
    void it_knows_nothing_of_us_but_events_and_the_centre() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(10);
            for (Path source : sources) {
                List<String> packages = NAMED.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(packages).as(source.toString()).isSubsetOf("event", "centre", "oracle");
            }
        }
    }
}
