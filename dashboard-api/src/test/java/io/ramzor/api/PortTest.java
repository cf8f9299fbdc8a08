package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ramzor.desk.PlanView;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTest {
    @TempDir
    Path folder;

    @Test
    void aPortInUseIsSaidByItsNumber() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            ApiParts parts = new ApiParts(
                    null,
                    api.broker,
                    api.board,
                    api.plan,
                    PlanView.NONE,
                    null,
                    api.history,
                    api.traces,
                    api.accounts,
                    null,
                    null,
                    () -> null);
            int port = api.server.port();
            Throwable refused = catchThrowable(() -> ApiServer.start(ApiOptions.serve("127.0.0.1", port), parts));
            assertThat(refused).isInstanceOf(IOException.class).hasMessageContaining("port " + port + " of 127.0.0.1");
        }
    }
}
