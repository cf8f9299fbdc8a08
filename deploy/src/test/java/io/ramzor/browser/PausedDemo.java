package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A demo that stands with a proposal open, for tests that only look; one for all of a run. */
final class PausedDemo implements AutoCloseable {
    private final Program program;

    private PausedDemo(Program program) {
        this.program = program;
    }

    String address() {
        return program.demoAddress();
    }

    private static PausedDemo start(Chromium chromium) {
        try {
            PausedDemo demo = new PausedDemo(Program.demo(1));
            try (Tab tab = chromium.visit(Chromium.Look.DESKTOP)) {
                tab.openFloor(demo.address());
                tab.play(60);
                assertThat(tab.parts("proposal-").first()).isVisible(Chromium.patiently());
                tab.part("demo-pause").click();
                assertThat(tab.part("connection")).hasAttribute("data-state", "paused");
            }
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }

    /** Gives it to tests; started for the first that asks, closed after the last test. */
    static final class Given implements ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Given.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PausedDemo.class;
        }

        @Override
        public PausedDemo resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Chromium chromium = new OneChromium().resolveParameter(parameter, context);
            return context.getRoot()
                    .getStore(HERE)
                    .computeIfAbsent(PausedDemo.class, key -> PausedDemo.start(chromium), PausedDemo.class);
        }
    }
}
