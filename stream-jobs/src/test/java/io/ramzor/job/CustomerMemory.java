package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Puts customers through the operator that keeps them and measures the heap that they take; its main is run by hand. */
final class CustomerMemory {
    private static final long DAYS = 30;
    private static final AtomicLong AT_START = new AtomicLong();
    private static final AtomicLong AT_END = new AtomicLong();
    private static final AtomicLong FACTS = new AtomicLong();

    private CustomerMemory() {}

    /** With the number of customers; prints megabytes. */
    public static void main(String[] args) throws Exception {
        int customers = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        long start = System.nanoTime();
        long bytes = bytes(customers, SampleLog.centre());
        System.out.printf(
                "%d customers with %d contacts over %d days: %d MB, %d bytes a customer, %d facts, %d s%n",
                customers,
                contacts(customers),
                DAYS,
                bytes >> 20,
                bytes / customers,
                FACTS.get(),
                (System.nanoTime() - start) / 1_000_000_000L);
    }

    private static long contacts(int customers) {
        return customers * 3L / 2;
    }

    /** Heap taken by customers who come once or twice within 30 days. */
    static long bytes(int customers, Centre centre) throws Exception {
        Path folder = Files.createTempDirectory("customer-memory");
        JobOptions options = JobOptions.replay(folder, List.of());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(FlinkSettings.of(options, Optional.empty()));
        env.setParallelism(1);
        long contacts = contacts(customers);
        DataStream<JourneyStep> steps = env.fromSequence(0, contacts - 1)
                .flatMap(
                        (Long index, Collector<JourneyStep> out) -> contact(index, contacts, customers, out),
                        JourneyStep.TYPE)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<JourneyStep>forMonotonousTimestamps()
                        .withTimestampAssigner((step, before) -> step.spell().start()));
        DataStream<ReadEvent> changes =
                env.fromSequence(0, 0).flatMap((Long index, Collector<ReadEvent> out) -> {}, ReadEvent.TYPE);
        DataStream<GroupFact> facts = steps.keyBy(JourneyStep::key, Types.STRING)
                .connect(changes.broadcast(JourneyFunction.CHANGES))
                .process(new CustomerFunction(centre, false), GroupFactType.TYPE);
        facts.map(fact -> FACTS.incrementAndGet(), Types.LONG).sinkTo(new DiscardingSink<>());
        env.execute();
        delete(folder);
        return AT_END.get() - AT_START.get();
    }

    /** While Flink clears its own files there at the same time. */
    private static void delete(Path folder) throws IOException {
        while (Files.exists(folder)) {
            try {
                Checkpoints.delete(folder);
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void contact(long index, long contacts, int customers, Collector<JourneyStep> out) {
        if (index == 0) {
            AT_START.set(used());
        }
        long start = SampleLog.START + index * DAYS * Micros.DAY / contacts;
        // Every second customer comes a second time, in the last third of the days.
        String customer = String.format("customer-%08d", index % customers);
        long open = ContactState.NEVER;
        for (long end : new long[] {open, start + 7 * Micros.MINUTE}) {
            out.collect(JourneyStep.of(
                    new SpellChange(customer, "contact-" + index, 1, spell(customer, "contact-" + index, start, end))));
        }
        if (index == contacts - 1) {
            AT_END.set(used());
        }
    }

    private static SpellSummary spell(String customer, String contact, long start, long end) {
        boolean over = end != ContactState.NEVER;
        return new SpellSummary(
                contact,
                1,
                customer,
                start % 3 == 0 ? "voice" : "whatsapp",
                "status",
                null,
                start,
                end,
                null,
                start % 2 == 0 ? start : ContactState.NEVER,
                start % 2 == 0 && over ? "handed_over" : null,
                ContactState.NEVER,
                false,
                over ? start + Micros.MINUTE : ContactState.NEVER,
                false,
                ContactState.NEVER,
                ContactState.NEVER,
                List.of(),
                over ? List.of("agent-" + start % 500) : List.of(),
                false,
                ContactState.NEVER);
    }

    /** Heap in use after what nobody needs was let go. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
