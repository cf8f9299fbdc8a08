package io.ramzor.topic;

import java.io.IOException;
import java.util.List;

/** Where the records of one log lie. One thread writes at a time; reads may come from any thread meanwhile. */
interface RecordStore extends AutoCloseable {

    /** The offset that the next record will have, as committed. */
    long end() throws IOException;

    /**
     * Commits the batches together, all or none.
     *
     * @return the new end
     */
    long write(List<List<Broker.Entry>> batches) throws IOException;

    /** Up to so many committed records from the offset on. */
    List<Broker.Stored> read(long from, int most) throws IOException;

    @Override
    void close() throws IOException;
}
