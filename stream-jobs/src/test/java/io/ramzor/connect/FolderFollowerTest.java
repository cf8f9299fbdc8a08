package io.ramzor.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.Reject;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String MAP = """
            zone: UTC
            contact: id
            queue: {value: q}
            start: began
            queued: began
            wait_seconds: wait
            outcome: {column: how, answered: yes, abandoned: no, ignored: test}
            """;
    private static final String HEADER = "id,began,wait,how\n";

    @TempDir
    Path inbox;

    @TempDir
    Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Centre centre;
    private EmbeddedBroker broker;
    private FolderFollower follower;

    @BeforeEach
    void open() throws Exception {
        centre = CentreFile.parse("centre.yaml", "zone: UTC");
        broker = EmbeddedBroker.open(
                data.resolve("log"), EmbeddedOptions.defaults().clock(now::get));
        follower = follower(null);
    }

    @AfterEach
    void close() throws IOException {
        follower.close();
        broker.close();
    }

    private FolderFollower follower(CsvMap map) throws IOException {
        Intake intake = new Intake(broker, centre, now::get);
        return new FolderFollower(inbox, map, intake, data.resolve("folder.json"), now::get);
    }

    private void restart() throws IOException {
        follower.close();
        follower = follower(null);
    }

    /** Writes at the end of the file, long before the present time. */
    private void write(String name, String text) throws IOException {
        Path file = inbox.resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(now.get().minusSeconds(10)));
    }

    private static String event(String id, String clock) {
        return "{\"id\":\"" + id + "\",\"time\":\"2026-01-30T" + clock
                + "Z\",\"type\":\"contact.queued\",\"contact\":\"c" + id + "\",\"queue\":\"q\"}\n";
    }

    private static String row(String id, String clock, String how) {
        return id + ",2026-01-30 " + clock + ",5," + how + "\n";
    }

    private List<String> ids() throws Exception {
        List<String> ids = new ArrayList<>();
        for (Broker.Stored stored : broker.read("events", 0, 0, 100_000, Duration.ZERO)) {
            Event event = EventJson.decode(stored.value());
            ids.add(event.id());
        }
        return ids;
    }

    private List<String> rejects() throws IOException {
        return broker.read("rejects", 0, 0, 1_000, Duration.ZERO).stream()
                .map(r -> Json.read(r.value(), Reject.class))
                .map(r -> r.file() + " " + r.line() + " " + r.reason())
                .toList();
    }

    @Test
    void newFilesAndGrownOnesAreTakenInEachRowOnceAlsoAfterARestart() throws Exception {
        write("a.ndjson", event("1", "08:00:00") + event("2", "08:01:00"));
        assertThat(follower.poll().accepted()).isEqualTo(2);
        assertThat(follower.poll().lines()).isZero();
        write("a.ndjson", event("3", "08:02:00"));
        restart();
        assertThat(follower.poll()).isEqualTo(new Receipt(1, 0, 0, List.of()));
        write("b.ndjson", event("4", "08:03:00"));
        assertThat(follower.poll()).isEqualTo(new Receipt(1, 0, 0, List.of()));
        assertThat(ids()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void allThatIsNewIsMergedByTime() throws Exception {
        write("m.map.yaml", MAP);
        write(
                "calls.csv",
                HEADER + row("9", "09:00:00", "yes") + row("7", "07:00:00", "no") + row("8", "08:00:00", "test"));
        write("a.ndjson", event("1", "06:00:00") + event("2", "08:00:00") + event("3", "10:00:00"));
        assertThat(follower.poll().accepted()).isEqualTo(9);
        assertThat(ids())
                .containsExactly(
                        "1", "7-offered", "7-queued", "7-abandoned", "2", "9-offered", "9-queued", "9-answered", "3");
        write("calls.csv", row("12", "12:00:00", "no") + row("11", "11:00:00", "no"));
        restart();
        assertThat(follower.poll().accepted()).isEqualTo(6);
        assertThat(ids())
                .endsWith("11-offered", "11-queued", "11-abandoned", "12-offered", "12-queued", "12-abandoned");
        assertThat(follower.poll().lines()).isZero();
    }

    @Test
    void aHalfLineWaitsUntilItIsWholeOrNobodyWritesAnyMore() throws Exception {
        write("m.map.yaml", MAP);
        String line = event("1", "08:00:00");
        write("a.ndjson", line.substring(0, 40));
        write("calls.csv", HEADER + "7,2026-01-30 07:00:00,5");
        assertThat(follower.poll().lines()).isZero();
        write("a.ndjson", line.substring(40));
        write("calls.csv", "0,no");
        assertThat(follower.poll().accepted()).isEqualTo(1);
        now.set(START.plusSeconds(61));
        assertThat(follower.poll().accepted()).isEqualTo(3);
        write("a.ndjson", event("2", "08:00:00").strip());
        assertThat(follower.poll().accepted())
                .as("a whole event needs no line end")
                .isEqualTo(1);
        write("a.ndjson", "\n" + event("3", "08:00:00"));
        assertThat(follower.poll().accepted()).isEqualTo(1);
        assertThat(rejects()).isEmpty();
    }

    @Test
    void aNewFileOfCallRecordsIsReadWhenItIsThereAsAWhole() throws Exception {
        write("m.map.yaml", MAP);
        write("calls.csv", HEADER + row("2", "09:00:00", "yes"));
        Files.setLastModifiedTime(inbox.resolve("calls.csv"), FileTime.from(now.get()));
        assertThat(follower.poll().lines()).isZero();
        assertThat(follower.poll().accepted())
                .as("unchanged since the last look")
                .isEqualTo(3);
    }

    @Test
    void whatIsWrongIsSaidAndTheRestGoesOn() throws Exception {
        write("bad.csv", "who,when\nx,y\n");
        write("bad.map.yaml", MAP);
        write("mapless.csv", HEADER);
        write("odd.map.yaml", "zone: UTC\nstrat: began\n");
        write("odd.csv", HEADER);
        write("notes.pdf", "?");
        write(".hidden.csv", "?");
        write("a.ndjson", "nonsense\n" + event("1", "08:00:00"));
        assertThat(follower.poll().accepted()).isEqualTo(1);
        follower.poll();
        assertThat(follower.problems())
                .hasSize(4)
                .anyMatch(p -> p.startsWith("notes.pdf: is neither"))
                .anyMatch(p -> p.startsWith("bad.csv, line 1: the header has no column \"id\""))
                .anyMatch(p -> p.startsWith("mapless.csv: there is no map"))
                .anyMatch(p -> p.contains("odd.map.yaml, line 2: strat: unknown key"));
        assertThat(rejects())
                .as("each said once")
                .hasSize(4)
                .anyMatch(r -> r.startsWith("a.ndjson 1 malformed: "))
                .anyMatch(r -> r.startsWith("bad.csv 1 malformed: bad.csv, line 1: the header"));
        Files.delete(inbox.resolve("odd.csv"));
        write("mapless.map.yaml", MAP);
        follower.poll();
        assertThat(follower.problems()).hasSize(2);
    }

    @Test
    void rowsThatCannotBeUnderstoodAreRejectedOnce() throws Exception {
        write("m.map.yaml", MAP);
        write(
                "calls.csv",
                HEADER + row("1", "25:00:00", "yes") + row("2", "08:00:00", "perhaps") + row("3", "08:00:00", "no"));
        Receipt receipt = follower.poll();
        assertThat(receipt.rejected()).isEqualTo(2);
        assertThat(receipt.accepted()).isEqualTo(3);
        restart();
        assertThat(follower.poll().lines()).isZero();
        assertThat(rejects()).hasSize(2).allMatch(r -> r.startsWith("calls.csv "));
    }

    @Test
    void aRenamedFileIsTheSameAndAReplacedOneIsNew() throws Exception {
        write("a.ndjson", event("1", "08:00:00"));
        follower.poll();
        Files.move(inbox.resolve("a.ndjson"), inbox.resolve("a.1.ndjson"));
        write("a.ndjson", event("2", "08:00:00"));
        restart();
        assertThat(follower.poll()).isEqualTo(new Receipt(1, 0, 0, List.of()));
        Files.writeString(inbox.resolve("a.ndjson"), event("3", "08:00:00"));
        assertThat(follower.poll()).isEqualTo(new Receipt(1, 0, 0, List.of()));
        assertThat(ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aKillBetweenCommitAndProgressChangesNothing() throws Exception {
        write("m.map.yaml", MAP);
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1_500; i++) {
            rows.append(row("k" + (i * 7 % 1_500), "%02d:%02d:00".formatted(i % 24, i % 60), "yes"));
        }
        write("calls.csv", rows.toString());
        Path progress = data.resolve("folder.json");
        FolderFile calls = FolderCalls.open(
                inbox.resolve("calls.csv"),
                CsvMap.parse("m", MAP),
                new FolderProgress(progress).of(inbox.resolve("calls.csv")),
                false);
        List<Incoming> firstBatch = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            assertThat(calls.advance()).isTrue();
            firstBatch.add(calls.next());
        }
        new Intake(broker, centre, now::get).take(firstBatch);
        FolderProgress half = new FolderProgress(progress);
        half.put("calls.csv", calls.mark().within(calls.mark().sortedUpTo(), 1_000));
        half.keep();
        write("calls.csv", row("later", "23:59:00", "yes"));
        restart();
        assertThat(follower.poll()).isEqualTo(new Receipt(2_500, 1_000, 0, List.of()));
        assertThat(follower.poll()).isEqualTo(new Receipt(3, 0, 0, List.of()));
        assertThat(ids()).hasSize(4_503).doesNotHaveDuplicates();
    }

    @Test
    void aFullDiskOnlyDelays(@TempDir Path small) throws Exception {
        write(
                "a.ndjson",
                event("1", "08:00:00")
                        + event("2", "08:00:00").replace("{", "{\"x\":\"" + "y".repeat(200_000) + "\","));
        try (EmbeddedBroker full = EmbeddedBroker.open(
                small, EmbeddedOptions.defaults().clock(now::get).mostPages(20))) {
            Path progress = small.resolve("folder.json");
            try (FolderFollower tight =
                    new FolderFollower(inbox, null, new Intake(full, centre, now::get), progress, now::get)) {
                assertThat(tight.poll().lines()).isZero();
                assertThat(tight.problems()).hasSize(1).first().asString().contains("is full");
            }
        }
        try (EmbeddedBroker roomy =
                        EmbeddedBroker.open(small, EmbeddedOptions.defaults().clock(now::get));
                FolderFollower again = new FolderFollower(
                        inbox, null, new Intake(roomy, centre, now::get), small.resolve("folder.json"), now::get)) {
            assertThat(again.poll()).isEqualTo(new Receipt(2, 0, 0, List.of()));
            assertThat(again.problems()).isEmpty();
        }
    }

    @Test
    void itLooksAgainAndAgain() throws Exception {
        follower.start(Duration.ofMillis(20));
        write("a.ndjson", event("1", "08:00:00"));
        await().until(() -> broker.end("events", 0) == 1);
        write("a.ndjson", event("2", "08:00:00"));
        await().until(() -> broker.end("events", 0) == 2);
    }

    @Test
    void whatWasKeptMustBeReadable() throws IOException {
        Files.write(data.resolve("folder.json"), "?".getBytes(UTF_8));
        assertThatThrownBy(() -> follower(null)).hasMessageContaining("folder.json says how far files were taken in");
    }

    @Test
    void aFolderThatIsMissingIsAProblem() throws IOException {
        Path gone = inbox.resolve("gone");
        Intake intake = new Intake(broker, centre, now::get);
        try (FolderFollower lost = new FolderFollower(gone, null, intake, data.resolve("lost.json"), now::get)) {
            lost.poll();
            assertThat(lost.problems()).hasSize(1).first().asString().contains(gone.toString());
            Files.createDirectory(gone);
            lost.poll();
            assertThat(lost.problems()).isEmpty();
        }
    }
}
