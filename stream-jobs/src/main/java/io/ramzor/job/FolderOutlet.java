package io.ramzor.job;

import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Records go to the files that a replay writes; a file of an earlier replay is replaced.
 *
 * @param folder where the files are
 */
record FolderOutlet(String folder) implements Outlet {
    /** Topics that are written as one JSON object a line. */
    private static final List<String> LINES = List.of(
            Topics.INTERVALS.name(),
            Topics.BREAKDOWNS.name(),
            Topics.REJECTS.name(),
            Topics.CONTACTS.name(),
            Topics.GROUP_CONTACTS.name());

    @Override
    public Writer open(String topic) throws IOException {
        if (topic.equals(TotalsOperator.KEY)) {
            return new FileWriter(create("totals.json"), true);
        }
        if (LINES.contains(topic)) {
            return new FileWriter(create(topic + ".ndjson"), false);
        }
        throw new IOException("a replay has no file for topic " + topic);
    }

    private OutputStream create(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(Path.of(folder, name)), 1 << 16);
    }

    private record FileWriter(OutputStream out, boolean indented) implements Writer {
        @Override
        public void append(List<TopicRecord> records) throws IOException {
            for (TopicRecord record : records) {
                if (record.value() == null) {
                    continue; // what a topic may forget, a file keeps
                }
                out.write(indented ? indent(record.value()) : record.value());
                out.write('\n');
            }
        }

        private static byte[] indent(byte[] json) throws IOException {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(Json.MAPPER.readTree(json));
        }

        @Override
        public long[] ends() {
            return new long[0];
        }

        @Override
        public List<TopicRecord> since(long[] ends) {
            return List.of();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
