package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.event.EventException;
import io.ramzor.event.RejectReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the files of a folder: event logs ({@code .ndjson}, {@code .jsonl}) and call records ({@code .csv}, {@code
 * .tsv},
 * {@code .txt}), new files and what existing ones grow by, each row once, also after a restart.
 *
 * <p>What is new in all files is merged by time. How far each file is taken in is kept after each commit; a process
 * that is killed
 * in between takes at most one batch again, whose ids are known by then, so it counts once. A line without its end
 * waits until
 * it is whole, or until nothing was written to the file for a minute.
 */
public final class FolderFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderFollower.class);
    private static final int BATCH = 2_000;
    private static final Duration HALF_LINE_WAITS = Duration.ofSeconds(60);
    private static final Duration NEW_FILE_WAITS = Duration.ofSeconds(2);

    private final Path folder;
    private final FolderMaps maps;
    private final Intake intake;
    private final InstantSource clock;
    private final FolderProgress progress;
    private final ScheduledExecutorService timer;
    /** Sizes at the last look. */
    private final Map<String, Long> sizes = new HashMap<>();
    /** What is wrong now, by file. */
    private final Map<String, String> problems = new TreeMap<>();

    private volatile boolean closing;

    /**
     * @param map of files that have no map of their own beside them ({@code calls.map.yaml} for {@code
     *     calls.csv}); null = none
     * @param progress file that says how far the files are taken in
     * @throws IOException if that cannot be read
     */
    public FolderFollower(Path folder, CsvMap map, Intake intake, Path progress, InstantSource clock)
            throws IOException {
        this.folder = folder;
        this.maps = new FolderMaps(folder, map);
        this.intake = intake;
        this.clock = clock;
        this.progress = new FolderProgress(progress);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "folder-follower");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks at once and then again and again. */
    public FolderFollower start(Duration every) {
        timer.scheduleWithFixedDelay(this::pollOrSay, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void pollOrSay() {
        try {
            poll();
        } catch (RuntimeException e) {
            LOG.error("folder {} could not be looked at", folder, e);
        }
    }

    /** Takes in all that is new; what cannot be read is a problem, and the rest goes on. */
    public synchronized Receipt poll() {
        List<FolderFile> open = new ArrayList<>();
        Receipt receipt = Receipt.NOTHING;
        try {
            for (Path file : files()) {
                open(file, open);
            }
            forgetMissing();
            receipt = takeByTime(open);
            solved(folder.toString());
        } catch (IOException e) {
            problem(folder.toString(), "folder " + folder + " is tried again: " + why(e));
        } finally {
            open.forEach(this::close);
        }
        if (receipt.lines() > 0) {
            LOG.info(
                    "folder {}: {} events taken in, {} duplicates, {} rejected",
                    folder,
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.rejected());
        }
        return receipt;
    }

    /** What is wrong now, one sentence a file. */
    public synchronized List<String> problems() {
        return List.copyOf(problems.values());
    }

    private void forgetMissing() {
        problems.keySet().removeIf(name -> !Files.exists(folder.resolve(name)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(this::isRead)
                    .sorted()
                    .toList();
        }
    }

    private boolean isRead(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || name.matches(".*(~|\\.(tmp|part|crdownload|new|yaml|yml))")) {
            return false;
        }
        boolean known = FolderMaps.isEventLog(file) || FolderMaps.isCallRecords(file);
        if (!known) {
            problem(
                    name,
                    name
                            + ": is neither an event log (.ndjson, .jsonl) nor call records (.csv, .tsv, .txt); it is left alone");
        }
        return known;
    }

    /** Adds the file's new part to what is open, if there is one. */
    private void open(Path file, List<FolderFile> open) throws IOException {
        String name = file.getFileName().toString();
        try {
            long size = Files.size(file);
            FolderProgress.Mark mark = progress.of(file);
            Long before = sizes.put(name, size);
            if (size == mark.place() || stillComing(file, mark, before, size)) {
                return;
            }
            boolean quiet = isQuiet(file, HALF_LINE_WAITS);
            FolderFile opened = FolderMaps.isEventLog(file)
                    ? new FolderLines(file, mark, quiet)
                    : FolderCalls.open(file, maps.of(file), mark, quiet);
            if (opened != null) {
                open.add(opened);
            }
            solved(name);
        } catch (CentreException e) {
            if (problem(name, e.getMessage())) {
                EventException why = new EventException(RejectReason.MALFORMED, e.getMessage());
                intake.take(List.of(Incoming.refused(name, 1, new byte[0], why)));
            }
        } catch (IOException e) {
            problem(name, name + ": cannot be read: " + why(e));
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        return e instanceof AccessDeniedException ? "it may not be read; check its owner and mode" : e.getMessage();
    }

    /** Rows are sorted by time within what is there, so a new file is to be there as a whole. */
    private boolean stillComing(Path file, FolderProgress.Mark mark, Long sizeBefore, long size) throws IOException {
        return FolderMaps.isCallRecords(file)
                && mark.place() == 0
                && !Long.valueOf(size).equals(sizeBefore)
                && !isQuiet(file, NEW_FILE_WAITS);
    }

    private boolean isQuiet(Path file, Duration span) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return !written.plus(span).isAfter(clock.instant());
    }

    private Receipt takeByTime(List<FolderFile> open) throws IOException {
        PriorityQueue<FolderFile> byTime =
                new PriorityQueue<>(Comparator.comparingLong(FolderFile::time).thenComparing(FolderFile::name));
        Map<String, FolderProgress.Mark> marks = new LinkedHashMap<>();
        for (FolderFile file : open) {
            marks.put(file.name(), file.mark());
            if (file.advance()) {
                byTime.add(file);
            }
        }
        Receipt receipt = Receipt.NOTHING;
        List<Incoming> batch = new ArrayList<>();
        while (!byTime.isEmpty() && !(closing && batch.isEmpty())) {
            FolderFile file = byTime.remove();
            batch.add(file.next());
            marks.put(file.name(), file.mark());
            if (file.advance()) {
                byTime.add(file);
            }
            if (batch.size() == BATCH || byTime.isEmpty()) {
                receipt = receipt.and(intake.take(batch));
                keep(marks);
                batch.clear();
            }
        }
        keep(marks);
        return receipt;
    }

    private void keep(Map<String, FolderProgress.Mark> marks) throws IOException {
        if (!marks.isEmpty()) {
            marks.forEach(progress::put);
            progress.keep();
            marks.clear();
        }
    }

    private void close(FolderFile file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("{}: cannot be closed: {}", file.name(), e.getMessage());
        }
    }

    /** Notes the problem; whether it is a new one. */
    private boolean problem(String place, String message) {
        if (message.equals(problems.put(place, message))) {
            return false;
        }
        LOG.warn("{}", message);
        return true;
    }

    private void solved(String place) {
        problems.remove(place);
    }

    /** Looks no more; what is being taken in ends with its present batch. */
    @Override
    public void close() {
        closing = true;
        timer.shutdown();
        try {
            if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("folder {} is still being taken in", folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
