package io.ramzor.launch;

import io.ramzor.api.ApiOptions;
import io.ramzor.api.TokenFile;
import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.AgentsFile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.centre.ShiftsFile;
import io.ramzor.job.JobOptions;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: a real centre in one process. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves a real centre: takes events by HTTP, from a folder and from Kafka, shows them live, proposes moves.",
            "At the first start it prints a one-time link for the first administrator and makes the token with which"
                    + " systems send events. What it keeps lies in one folder; started again, it goes on."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(names = "--centre", paramLabel = "FILE", required = true, description = "What the centre is: centre.yaml.")
    private Path centreFile;

    @Option(names = "--agents", paramLabel = "FILE", description = "Who the agents are: agents.csv.")
    private Path agentsFile;

    @Option(names = "--shifts", paramLabel = "FILE", description = "Who works when: shifts.csv.")
    private Path shiftsFile;

    @Option(names = "--settings", paramLabel = "FILE", description = "How it runs; reference.yaml lists every setting.")
    private Path settingsFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the token for sending events. Default: ingest.token in the data folder.")
    private Path tokenFile;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of pages and API. Default: 8080.")
    private Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept. Default: ramzor-data.")
    private Path data;

    /** Whether the contacts behind the numbers are kept too; a bench may leave them out. */
    boolean contacts = true;

    /** A centre that is served, and where its tokens are. */
    record Served(CentreProcess process, Settings.Http http, Path tokens) {}

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        Served served = serve();
        welcome(served);
        try {
            served.process().job().ended().join();
        } catch (CompletionException e) {
            throw new CommandException(Main.message(e.getCause()));
        }
        return 0;
    }

    /** Starts all that was asked for; it ends with this process. */
    Served serve() throws IOException, CentreException, CommandException {
        Settings settings = settingsFile == null ? Settings.defaults() : Settings.read(settingsFile);
        Centre centre = CentreFile.read(centreFile);
        List<AgentProfile> agents = agentsFile == null ? List.of() : AgentsFile.read(agentsFile);
        List<ShiftRow> shifts = shiftsFile == null ? List.of() : ShiftsFile.read(shiftsFile, centre.zone());
        Settings.Http http = settings.http();
        int wantedPort = port == null ? http.port() : port;
        Path folder = data == null ? settings.data().folder() : data;
        LOG.info("Settings: {}", settings.effective());
        LOG.info("Port {}, data in {}", wantedPort, folder.toAbsolutePath());
        FreePort.require(http.host(), wantedPort);
        Path tokens = tokenFile == null ? folder.resolve("ingest.token") : tokenFile;
        String token = TokenFile.read(tokens);
        CentreProcess process =
                CentreProcess.start(plan(settings, centre, folder, options(http, wantedPort), agents, shifts, token));
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "end"));
        process.startWork();
        return new Served(process, http, tokens);
    }

    private static ApiOptions options(Settings.Http http, int port) {
        return new ApiOptions(
                http.host(),
                port,
                "serve",
                http.frameAncestors(),
                http.secureCookie(),
                http.mostStreams(),
                http.mostEventBytes());
    }

    private CentreProcess.Plan plan(
            Settings settings,
            Centre centre,
            Path folder,
            ApiOptions api,
            List<AgentProfile> agents,
            List<ShiftRow> shifts,
            String token)
            throws CentreException, IOException {
        EmbeddedOptions log = EmbeddedOptions.defaults()
                .retain(Duration.ofDays(settings.data().retentionDays()))
                .syncEachCommit(settings.data().syncEachCommit())
                .mostPages(settings.data().mostPages())
                .partitions(Topics.EVENTS, settings.input().partitions());
        Settings.Stream stream = settings.stream();
        return new CentreProcess.Plan(
                centre,
                folder,
                api,
                log,
                settings.kafka().orElse(null),
                job -> JobOptions.live(job)
                        .withParallelism(stream.parallelism())
                        .withCheckpointMillis(stream.checkpointMillis())
                        .withContacts(contacts),
                settings.planner(),
                InstantSource.system(),
                agents,
                shifts,
                settings.input(),
                settings.liveKept(),
                settings.influx() == null ? null : settings.influx().options(centre.zone()),
                token,
                null);
    }

    private static void welcome(Served served) {
        String host = served.http().host().equals("0.0.0.0")
                ? "127.0.0.1"
                : served.http().host();
        CentreProcess process = served.process();
        String address = "http://" + host + ":" + process.api().port();
        System.out.println("Ramzor serves " + address + " (Ctrl-C ends it)");
        process.accounts()
                .firstInvitation()
                .ifPresent(
                        invitation -> System.out.println("The first administrator signs up, once and within a day, at "
                                + address + "/#/invitation?token=" + invitation));
        System.out.println("Systems send events to " + address + "/api/v1/events with the token in "
                + served.tokens().toAbsolutePath());
    }
}
