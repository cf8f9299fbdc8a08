package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.oracle.Numbers;
import io.ramzor.oracle.Oracle;
import io.ramzor.oracle.RandomLog;
import io.ramzor.oracle.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random logs through the job, in any order that is not late, with repeats, in partitions: the numbers are the oracle's. */
class OraclePropertiesTest {
    private static final int CONTACTS = 25;
    /** Each contact has queues of its own, named by its number. */
    private static final Pattern QUEUE = Pattern.compile("-(\\d+)[ .]");
    /** Logs a try; more of them at night. */
    private static final int ROUNDS = Integer.getInteger("ramzor.rounds", 1);

    @Property(tries = 10, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE, seed = "7")
    void the_job_finds_what_the_oracle_finds(@ForAll long seed) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            assertSame(seed + round, 1 + (int) Math.floorMod(seed + round, 4L));
        }
    }

    private static void assertSame(long seed, int parallelism) throws IOException {
        RandomLog log = new RandomLog(seed, CONTACTS, true);
        Centre centre = log.centre();
        Oracle oracle = new Oracle(centre, Reading.inTime(log.events()));
        Path folder = Files.createTempDirectory("oracle");
        try {
            ReplayNumbers job = ReplayNumbers.of(centre, folder, parallelism, log.partitions());
            List<String> differences = new ArrayList<>(oracle.totals().differences(job.compared()));
            differences.addAll(differences(oracle.intervals(), job.finals()));
            differences.addAll(differences(oracle.breakdowns(), BreakdownSums.of(job, Oracle.BROKEN_DOWN)));
            differences.addAll(BreakdownSums.differences(job));
            assertThat(differences)
                    .as("seed %s%n%s", seed, stories(log, differences))
                    .isEmpty();
            assertThat(job.totals().at("ingest.rejected"))
                    .as("set aside of seed " + seed)
                    .isEqualTo(oracle.cannotFollow().size());
        } finally {
            delete(folder);
        }
    }

    /** Events of the contacts whose queues differ. */
    private static String stories(RandomLog log, List<String> differences) {
        TreeSet<String> contacts = new TreeSet<>();
        for (String difference : differences) {
            Matcher queue = QUEUE.matcher(difference);
            if (queue.find()) {
                contacts.add("c" + queue.group(1));
            }
        }
        return contacts.stream().map(log::story).collect(Collectors.joining("\n"));
    }

    static List<String> differences(Map<String, Numbers> foretold, Map<String, Numbers> found) {
        TreeSet<String> keys = new TreeSet<>(foretold.keySet());
        keys.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            Numbers mine = foretold.getOrDefault(key, new Numbers());
            mine.differences(found.getOrDefault(key, new Numbers()))
                    .forEach(difference -> differences.add(key + ": " + difference));
        }
        return differences;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
