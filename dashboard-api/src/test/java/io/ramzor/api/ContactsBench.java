package io.ramzor.api;

import com.sun.management.OperatingSystemMXBean;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.history.TraceSamples;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Measure;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** How long an answer takes when 100 000 contacts of one queue lie in the day that is asked for. No test; run it by hand. */
final class ContactsBench {
    private static final int CONTACTS = 100_000;
    private static final int BATCH = 1_000;
    private static final int TRIES = 20;
    private static final Instant DAY = Instant.parse("2026-04-05T00:00:00Z");
    private static final TraceSamples SAMPLES = new TraceSamples();
    private static final EventType[] ENDS = {
        EventType.ANSWERED, EventType.ANSWERED, EventType.ANSWERED, EventType.ABANDONED
    };

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ContactsBench() {}

    /** @param args how many contacts, else 100 000 */
    public static void main(String[] args) throws Exception {
        int contacts = args.length > 0 ? Integer.parseInt(args[0]) : CONTACTS;
        Path folder = Files.createTempDirectory("ramzor-contacts-bench");
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.centre = TraceSamples.CENTRE;
        try (RunningApi api = new RunningApi(folder, choice)) {
            fill(api, contacts);
            System.out.printf("%,d contacts of a day of one queue, %,d MB on disk%n", contacts, size(folder) >> 20);
            String viewer = api.signIn(Role.VIEWER);
            for (String question : List.of(
                    "metric=service_level&queue=service-voice&formula=exited_in_time,flow_outs_against",
                    "metric=offered&queue=service-voice",
                    "metric=wait_p90_seconds&queue=service-voice",
                    "metric=lateness_seconds&queue=service-voice",
                    "metric=service_level&queue=service-voice&attribution=decided",
                    "metric=first_human_reply.within_target_share&queue=service-chat",
                    "metric=service_level.answered_only&channel=voice",
                    "metric=offered",
                    "metric=wait_p90_seconds&channel=voice",
                    "metric=escalation_rate&group=bot",
                    "metric=shifts&group=shift&from_channel=chat",
                    "metric=fcr&group=episode",
                    "metric=deadline_met_share&group=deadline",
                    "metric=occupancy&group=agent&agent=a1",
                    "metric=sessions&group=load&channel=voice",
                    "metric=step_completion&group=funnel")) {
                measure(api, viewer, question + "&from=2026-04-05T00:00:00Z&to=2026-04-06T00:00:00Z");
            }
        } finally {
            delete(folder);
        }
        System.out.println("load of the machine " + CPU.getSystemLoadAverage());
        System.exit(0);
    }

    private static void fill(RunningApi api, int contacts) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        long started = System.nanoTime();
        for (int i = 0; i < contacts; i += BATCH) {
            List<ContactTrace> batch = new ArrayList<>(2 * BATCH);
            for (int j = i; j < i + BATCH; j++) {
                Instant queued = DAY.plusSeconds(random.nextInt(86_400));
                batch.add(SAMPLES.call("call-" + j, queued, random.nextInt(60), ENDS[random.nextInt(ENDS.length)]));
                if (j % 4 == 0) {
                    batch.add(SAMPLES.chat("chat-" + j, queued, 3 + random.nextInt(200)));
                }
            }
            api.traces.write(batch, List.of());
            api.traces.writeGroups(groups(i, random), List.of());
        }
        System.out.printf("written in %.1f s%n", (System.nanoTime() - started) / 1e9);
    }

    /** As many spells in groups as contacts, and as many sessions as chats. */
    private static List<GroupTrace> groups(int first, SplittableRandom random) {
        List<GroupTrace> told = new ArrayList<>(2 * BATCH);
        for (int j = first; j < first + BATCH; j++) {
            Instant start = DAY.plusSeconds(random.nextInt(86_400));
            List<String> about = List.of("topic-" + random.nextInt(20), "chat", "green");
            told.add(new GroupTrace(
                    "customer\tc" + j,
                    "call-" + j,
                    null,
                    "c" + j,
                    "voice",
                    start,
                    start,
                    List.of(),
                    List.of(
                            fact("bot", about, "bot_sessions", start),
                            fact("bot", about, "bot_handed_over", start),
                            fact("episode", about.subList(0, 1), "episodes", start),
                            fact("episode", about.subList(0, 1), "episodes_single", start),
                            fact("shift", List.of("chat", "voice", "slow_wait"), "shifts", start))));
            told.add(GroupTrace.ofSession("session\ts" + j, "s" + j, null, start, start, List.of(step(start, random))));
        }
        return told;
    }

    private static GroupTrace.Fact fact(String group, List<String> keys, String measure, Instant at) {
        return new GroupTrace.Fact(group, keys, measure, Micros.of(at), 0, null);
    }

    private static GroupFact step(Instant at, SplittableRandom random) {
        List<String> keys = List.of("loan", "step-" + random.nextInt(5), "web");
        return new GroupFact(Group.FUNNEL, keys, Measure.STEPS_ENTERED, Micros.of(at), 0, 1);
    }

    private static void measure(RunningApi api, String viewer, String question) throws Exception {
        double[] millis = new double[TRIES];
        HttpResponse<String> answer = null;
        long cpu = 0;
        for (int i = -10; i < TRIES; i++) {
            long started = System.nanoTime();
            answer = api.get("/api/v1/contacts?" + question, viewer);
            if (i == -1) {
                cpu = CPU.getProcessCpuTime();
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        double cpuMillis = (CPU.getProcessCpuTime() - cpu) / 1e6 / TRIES;
        Arrays.sort(millis);
        System.out.printf(
                "median %5.1f ms, slowest %5.1f ms, %5.1f ms of processor (server and client), value %s of %,d: %s%n",
                millis[TRIES / 2],
                millis[TRIES - 1],
                cpuMillis,
                RunningApi.json(answer).get("value"),
                RunningApi.json(answer).get("count").asLong(),
                question);
    }

    private static long size(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("contacts"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
