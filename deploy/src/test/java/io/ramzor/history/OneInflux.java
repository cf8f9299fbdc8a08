package io.ramzor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the run's one {@link InfluxServer}: started for the first that asks, ended after the last test. */
public final class OneInflux implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(OneInflux.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == InfluxServer.class;
    }

    @Override
    public InfluxServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(InfluxServer.class, key -> start(), InfluxServer.class);
    }

    private static InfluxServer start() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return InfluxServer.start(Files.createTempDirectory(target, "influxd"), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
