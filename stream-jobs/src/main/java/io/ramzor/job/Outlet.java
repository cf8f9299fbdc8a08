package io.ramzor.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where the job's records go. */
interface Outlet extends Serializable {

    /** Opens the way to one topic. */
    Writer open(String topic) throws IOException;

    /** Takes the records of one topic. */
    interface Writer extends Closeable {
        /** When it returns, the records are kept. */
        void append(List<TopicRecord> records) throws IOException;

        /** Where the topic ended after the last append, or at the first question, by partition. */
        long[] ends() throws IOException;

        /** What was appended since it ended there. */
        List<TopicRecord> since(long[] ends) throws IOException;
    }
}
