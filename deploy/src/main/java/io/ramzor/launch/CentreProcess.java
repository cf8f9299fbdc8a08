package io.ramzor.launch;

import io.ramzor.api.Accounts;
import io.ramzor.api.ApiOptions;
import io.ramzor.api.ApiParts;
import io.ramzor.api.ApiServer;
import io.ramzor.api.EventIntake;
import io.ramzor.api.Role;
import io.ramzor.board.Board;
import io.ramzor.board.MinuteKeeper;
import io.ramzor.board.PlanBoard;
import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.ShiftRow;
import io.ramzor.connect.ClockTicker;
import io.ramzor.connect.CsvMap;
import io.ramzor.connect.EventDoor;
import io.ramzor.connect.FolderFollower;
import io.ramzor.connect.Intake;
import io.ramzor.connect.PlanTeller;
import io.ramzor.connect.Receipt;
import io.ramzor.connect.UnreadableBodyException;
import io.ramzor.control.PlanAhead;
import io.ramzor.control.Planner;
import io.ramzor.control.PlannerSettings;
import io.ramzor.control.RebalanceMode;
import io.ramzor.desk.Autopilot;
import io.ramzor.desk.DemoControls;
import io.ramzor.desk.Desk;
import io.ramzor.desk.WhatIfView;
import io.ramzor.history.GroupHistoryWriter;
import io.ramzor.history.HistoryWriter;
import io.ramzor.history.InfluxFeed;
import io.ramzor.history.InfluxOptions;
import io.ramzor.history.ScoreHistoryWriter;
import io.ramzor.history.SqliteHistory;
import io.ramzor.history.SqliteTraces;
import io.ramzor.history.TraceWriter;
import io.ramzor.history.Traces;
import io.ramzor.job.JobOptions;
import io.ramzor.job.StreamJob;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.KafkaBroker;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts of a centre in one process: log, stream job, planner, board, history, API. They share nothing but the topics, so that
 * other processes may hold them too; {@code serve} and {@code demo} differ in what feeds the events topic.
 */
final class CentreProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CentreProcess.class);
    private static final Duration JOB_PATIENCE = Duration.ofHours(1);

    /** A thread a task: the common pool of a small machine has but one. */
    static final Executor BESIDE = task -> {
        Thread thread = new Thread(task, "start");
        thread.setDaemon(true);
        thread.start();
    };

    /**
     * What to compose.
     *
     * @param folder where everything is kept
     * @param log how the log in the folder is kept
     * @param kafka where the topics are instead of there, null = there
     * @param job how the stream job runs, made from its folder
     * @param planner how moves are proposed, null = none are
     * @param wallClock by which accounts expire; in {@code serve} also by which sources fall silent
     * @param input where events come from besides the API; null = from elsewhere, as in the demo
     * @param liveKept how long live readings are kept here, zero = for ever
     * @param influx the InfluxDB that history goes to too, null = none
     * @param ingestToken with which systems may send events, null = none may
     * @param demo controls of the demo, null in {@code serve}
     */
    record Plan(
            Centre centre,
            Path folder,
            ApiOptions api,
            EmbeddedOptions log,
            KafkaOptions kafka,
            Function<Path, JobOptions> job,
            PlannerSettings planner,
            InstantSource wallClock,
            List<AgentProfile> agents,
            List<ShiftRow> shifts,
            Settings.Input input,
            Duration liveKept,
            InfluxOptions influx,
            String ingestToken,
            DemoControls demo) {}

    private final Plan plan;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Broker broker;
    private StreamJob job;
    private volatile Planner planner;
    private SqliteHistory history;
    private volatile InfluxFeed influx;
    private Traces traces;
    private Board board;
    private Desk desk;
    private Accounts accounts;
    private ApiServer api;

    private CentreProcess(Plan plan) throws IOException {
        this.plan = plan;
        Files.createDirectories(plan.folder());
        this.broker = plan.kafka() == null ? embedded() : kafka();
    }

    private Broker embedded() throws IOException {
        BrokerMark.require(plan.folder(), BrokerMark.EMBEDDED);
        return opened(EmbeddedBroker.open(log(), plan.log()));
    }

    private Broker kafka() throws IOException {
        KafkaBroker kafka = opened(KafkaBroker.open(plan.kafka()));
        try {
            BrokerMark.require(plan.folder(), kafka.identity());
        } catch (IOException e) {
            close();
            throw e;
        }
        return kafka;
    }

    /** The job waits where all others give up: what it has read must not be lost, and nobody waits for its answer. */
    private BrokerAddress jobAddress() {
        return plan.kafka() == null
                ? BrokerAddress.embedded(log())
                : BrokerAddress.kafka(plan.kafka().patience(JOB_PATIENCE));
    }

    /**
     * Starts the parts in the order in which they need each other; what had been started is closed again if one fails.
     *
     * @throws IOException if a folder, a file or the port cannot be used; the message says which and why
     * @throws CentreException if the map of the exports says what it may not
     */
    static CentreProcess start(Plan plan) throws IOException, CentreException {
        CentreProcess process = new CentreProcess(plan);
        try {
            process.startParts();
            return process;
        } catch (IOException | CentreException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** The stream job takes longest to start, so what it does not need is opened beside it. */
    private void startParts() throws IOException, CentreException {
        CompletableFuture<Accounts> opening = CompletableFuture.supplyAsync(this::openAccounts, BESIDE);
        if (plan.kafka() != null) {
            opened(jobAddress().open()); // held, so that the job's parts share one connection
        }
        keep(Topics.AGENTS, plan.agents());
        keep(Topics.SHIFTS, plan.shifts());
        CompletableFuture<StreamJob> starting = CompletableFuture.supplyAsync(this::startJob, BESIDE);
        opened(() -> starting.thenAccept(StreamJob::close).join());
        history = opened(SqliteHistory.open(plan.folder().resolve("history.db")));
        traces = opened(SqliteTraces.open(plan.folder().resolve("contacts.db")));
        boolean demo = plan.demo() != null;
        board = opened(Board.start(new Board.Setup(
                broker,
                plan.centre(),
                history,
                plan.api().mode(),
                demo ? null : plan.wallClock(),
                demo ? plan.demo()::status : null)));
        accounts = ready(opening);
        Intake intake = plan.input() == null ? null : feed(plan.input());
        WhatIfView whatIf = plan.planner() == null
                ? null
                : new PlannerWhatIf(() -> planner, plan.planner().guardrails());
        desk = new Desk(board, accounts, whatIf);
        api = opened(ApiServer.start(
                plan.api(),
                new ApiParts(
                        plan.centre(),
                        broker,
                        board,
                        opened(PlanBoard.start(broker)),
                        this::ahead,
                        desk,
                        history,
                        traces,
                        accounts,
                        intake == null ? null : (source, type, body) -> counts(source, type, body, intake),
                        plan.demo(),
                        () -> influx == null ? null : influx.status())));
        job = ready(starting);
    }

    private StreamJob startJob() {
        BrokerAddress address = jobAddress();
        JobOptions options = plan.job().apply(plan.folder().resolve("job")).withPartitionNames(partitionNames());
        try {
            return StreamJob.start(options, address, address, plan.centre());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What rejects call the places that lines were read from; the embedded log has one name. */
    private List<String> partitionNames() {
        return plan.kafka() == null
                ? List.of()
                : IntStream.range(0, broker.partitions(Topics.EVENTS))
                        .mapToObj(partition -> plan.kafka().at(Topics.EVENTS) + "/" + partition)
                        .toList();
    }

    private static <T> T ready(CompletableFuture<T> part) throws IOException {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
    }

    private Accounts openAccounts() {
        try {
            Accounts opened = Accounts.open(plan.folder().resolve("accounts.db"), plan.wallClock());
            if (plan.ingestToken() != null) {
                opened.keepToken("ingest", Role.INGEST, plan.ingestToken());
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what works on the live numbers: history and planner. The demo does so once its board is live. */
    void startWork() throws IOException {
        if (plan.planner() != null) {
            Planner planning = opened(new Planner(broker, plan.centre(), plan.planner()));
            planning.start();
            planner = planning;
            if (plan.planner().mode() == RebalanceMode.AUTOMATIC) {
                opened(Autopilot.start(broker, board, desk));
            }
        }
        opened(HistoryWriter.start(broker, plan.centre(), history));
        opened(GroupHistoryWriter.start(broker, history));
        opened(ScoreHistoryWriter.start(broker, history));
        opened(TraceWriter.ofContacts(broker, traces, plan.log().retention().get(Topics.EVENTS)));
        opened(TraceWriter.ofGroups(broker, traces, plan.log().retention().get(Topics.EVENTS)));
        opened(MinuteKeeper.start(board, history, this::feedReadings, plan.liveKept()));
        if (plan.influx() != null) {
            Path setAside = plan.folder().resolve("influx-refused.ndjson");
            influx = opened(InfluxFeed.start(broker, plan.centre(), history, plan.influx(), setAside));
        }
    }

    private Map<String, Double> feedReadings() throws IOException {
        if (influx == null) {
            return Map.of();
        }
        InfluxFeed.Status status = influx.status();
        return Map.of(
                "influx_records_behind", (double) status.behind(), "influx_points_refused", (double) status.refused());
    }

    /** Opens the ways in: the clock's ticks, and the folder if one is set. */
    private Intake feed(Settings.Input input) throws IOException, CentreException {
        Intake intake = new Intake(broker, plan.centre(), plan.wallClock());
        opened(new ClockTicker(intake, plan.wallClock()).start());
        Path planTold = plan.folder().resolve("plan-told");
        opened(new PlanTeller(broker, intake, plan.wallClock(), planTold).start());
        if (input.folder() != null) {
            Files.createDirectories(input.folder());
            CsvMap map = input.map() == null ? null : CsvMap.read(input.map());
            Path progress = plan.folder().resolve("folder-progress.json");
            opened(new FolderFollower(input.folder(), map, intake, progress, plan.wallClock()).start(input.every()));
        }
        return intake;
    }

    private static EventIntake.Counts counts(String source, String contentType, InputStream body, Intake intake)
            throws IOException, EventIntake.UnreadableBody {
        try {
            Receipt receipt = EventDoor.take(source, contentType, body, intake);
            return new EventIntake.Counts(
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.rejected(),
                    receipt.rejects().stream()
                            .map(line -> new EventIntake.Line(line.line(), line.reason()))
                            .toList());
        } catch (UnreadableBodyException e) {
            throw new EventIntake.UnreadableBody(e.getMessage());
        }
    }

    /** What is expected and what it takes, as the planner sees it now; null if nothing is planned here. */
    private PlanAhead ahead(Instant from, Instant to) {
        return planner == null ? null : planner.situations().ahead(from, to);
    }

    /** Writes the records to their compacted topic. */
    <T> void keep(Topic<T> topic, List<T> records) throws IOException {
        if (!records.isEmpty()) {
            List<Broker.Entry> entries = new ArrayList<>();
            records.forEach(record -> entries.add(topic.entry(record)));
            broker.append(topic.name(), 0, entries);
        }
    }

    Broker broker() {
        return broker;
    }

    StreamJob job() {
        return job;
    }

    Board board() {
        return board;
    }

    /** Null before {@link #startWork}, and if nothing is planned here. */
    Planner planner() {
        return planner;
    }

    Accounts accounts() {
        return accounts;
    }

    ApiServer api() {
        return api;
    }

    private Path log() {
        return plan.folder().resolve("log");
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Closes the parts, the newest first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.getMessage());
            }
        }
    }
}
