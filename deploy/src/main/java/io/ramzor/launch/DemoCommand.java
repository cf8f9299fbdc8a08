package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.sim.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a simulated centre with everything around it, in one process. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays a simulated day, with stream jobs, planner and pages, on 127.0.0.1 only.",
            "It opens at 10:40 of the day; nothing of it is kept. Ctrl-C ends it.",
            "Scenarios: quiet-day, monday-peak, chat-storm, voice-outage-then-surge, whatsapp-launch, five-ill-at-nine,",
            "whatsapp-slow."
        })
final class DemoCommand implements Callable<Integer> {
    private static final double FASTEST = 600;
    private static final long CLOSE_MILLIS = 4_000;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "chat-storm",
            description = "Which day. Default: ${DEFAULT-VALUE}.")
    private String scenario;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "10",
            description = "Simulated seconds a second. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins; the same seed plays the same day. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the page, 0 = any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws IOException, CommandException, CentreException {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new CommandException("--speed is above 0 and at most 600, not " + speed);
        }
        Scenario day = Scenario.named(scenario);
        FreePort.require("127.0.0.1", port);
        Path folder = DemoFolder.make(Path.of(System.getProperty("java.io.tmpdir")));
        Thread wipe = new Thread(() -> DemoFolder.delete(folder), "wipe");
        Demo demo;
        try {
            demo = Demo.start(new Demo.Choice(day, seed, speed, port), folder);
        } catch (IOException | CommandException | CentreException | RuntimeException e) {
            wipe.run();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo, folder), "end"));
        System.out.printf(
                Locale.ROOT,
                "Ramzor is live: http://127.0.0.1:%d (%s, seed %d, %s times as fast; Ctrl-C ends it)%n",
                demo.port(),
                day.name(),
                seed,
                speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed));
        try {
            demo.failed().join();
        } catch (CompletionException e) {
            throw new CommandException(Main.message(e.getCause()));
        }
        return 0;
    }

    /** Nothing of the demo is kept, so its parts are not waited for long. */
    private static void end(Demo demo, Path folder) {
        Thread closing = new Thread(demo::close, "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DemoFolder.delete(folder);
    }
}
