package io.ramzor.topic;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prints how many events a second are written, appended, read and decoded; run its main by hand. */
final class BrokerBench {
    private static final int BATCH = 5_000;
    private static final int BATCHES = 100;

    private BrokerBench() {}

    public static void main(String[] args) throws IOException, EventException {
        Path folder = Files.createTempDirectory("broker-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            for (int round = 0; round < 3; round++) {
                round(broker);
            }
        }
    }

    private static void round(EmbeddedBroker broker) throws IOException, EventException {
        List<List<Broker.Entry>> batches = new ArrayList<>();
        long encoding = System.nanoTime();
        for (int b = 0; b < BATCHES; b++) {
            List<Broker.Entry> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(Topics.eventEntry(event(b * BATCH + i)));
            }
            batches.add(batch);
        }
        say("encode", encoding);
        long appending = System.nanoTime();
        long start = broker.end(Topics.EVENTS, 0);
        for (List<Broker.Entry> batch : batches) {
            broker.append(Topics.EVENTS, 0, batch);
        }
        say("append", appending);
        long reading = System.nanoTime();
        List<Broker.Stored> read = new ArrayList<>();
        while (read.size() < BATCH * BATCHES) {
            read.addAll(broker.read(Topics.EVENTS, 0, start + read.size(), BATCH, Duration.ZERO));
        }
        say("read", reading);
        long decoding = System.nanoTime();
        long sum = 0;
        for (Broker.Stored stored : read) {
            sum += EventJson.decode(stored.value()).time();
        }
        say("decode (" + sum % 7 + ")", decoding);
    }

    private static Event event(int i) {
        return Event.of("contact-" + i / 4 + "-" + i % 4, 1_700_000_000L * Micros.SECOND + i * 1_000L, EventType.QUEUED)
                .contact("contact-" + i / 4)
                .customer("customer-" + i % 10_007)
                .channel("voice")
                .queue("service-voice")
                .topic("hours")
                .source("bench")
                .line(1)
                .build();
    }

    private static void say(String what, long sinceNanos) {
        double seconds = (System.nanoTime() - sinceNanos) / 1e9;
        System.out.printf("%-12s %,.0f a second%n", what, BATCH * BATCHES / seconds);
    }
}
