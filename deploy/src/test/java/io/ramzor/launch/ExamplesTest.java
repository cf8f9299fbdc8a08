package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example that ships can be read. */
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"bank", "export"})
    void centresAreRead(String example) throws CentreException {
        assertThat(CentreFile.read(Path.of("examples", example, "centre.yaml")).queues())
                .isNotEmpty();
    }
}
