package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Throttle throttle = new Throttle(now::get);

    private void fail(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(user, address);
        }
    }

    private String retryAfter(String user, String address) {
        Problem problem = catchThrowableOfType(Problem.class, () -> throttle.check(user, address));
        return problem == null ? null : problem.headers().get("Retry-After");
    }

    @Test
    void eachFailureBeyondFiveDoublesTheTimeUpToAQuarterOfAnHour() {
        fail(4, "dana", "10.0.0.1");
        assertThat(retryAfter("dana", "10.0.0.1")).isNull();
        fail(1, "dana", "10.0.0.1");
        assertThat(retryAfter("dana", "10.0.0.1")).isEqualTo("1");
        fail(1, "dana", "10.0.0.1");
        assertThat(retryAfter("dana", "10.0.0.1")).isEqualTo("2");
        fail(30, "dana", "10.0.0.1");
        assertThat(retryAfter("dana", "10.0.0.1")).isEqualTo("900");
        now.set(now.get().plus(Duration.ofMinutes(15)));
        assertThatCode(() -> throttle.check("dana", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void othersBehindTheSameProxyAreNotLockedOut() {
        fail(20, "dana", "10.0.0.1");
        assertThat(retryAfter("omer", "10.0.0.1")).isNull();
        assertThat(retryAfter("dana", "10.0.0.2")).isNull();
    }

    @Test
    void neitherManyNamesNorManyAddressesHelp() {
        for (int i = 0; i < 50; i++) {
            throttle.failed("user" + i, "10.0.0.1");
            throttle.failed("dana", "10.0.1." + i);
        }
        assertThat(retryAfter("someone-new", "10.0.0.1")).isEqualTo("1");
        assertThat(retryAfter("dana", "10.0.2.1")).isEqualTo("1");
    }

    @Test
    void whoSignsInStartsAfresh() {
        fail(4, "dana", "10.0.0.1");
        throttle.succeeded("dana", "10.0.0.1");
        fail(4, "dana", "10.0.0.1");
        assertThat(retryAfter("dana", "10.0.0.1")).isNull();
    }
}
