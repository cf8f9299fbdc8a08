package io.ramzor.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One log: appends go through one writer thread, which commits together whatever came while it was busy with the commit
 * before; readers wait for its commits.
 */
final class RecordLog implements AutoCloseable {
    /** A commit holds about so many records at most, which keeps it well under 10 ms a thousand. */
    private static final int GROUP_RECORDS = 20_000;

    private final String name;
    private final RecordStore store;
    private final Thread writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Condition committed = lock.newCondition();
    private final Queue<Pending> queue = new ArrayDeque<>();
    private long end;
    private boolean closed;

    private record Pending(List<Broker.Entry> batch, CompletableFuture<Long> last) {}

    RecordLog(String name, RecordStore store) throws IOException {
        this.name = name;
        this.store = store;
        this.end = store.end();
        this.writer = new Thread(this::write, "log-" + name);
        writer.setDaemon(true);
        writer.start();
    }

    /** Appends after all that was appended before; returns after the commit. */
    long append(List<Broker.Entry> batch) throws IOException {
        if (batch.isEmpty()) {
            return end() - 1;
        }
        Pending pending = new Pending(List.copyOf(batch), new CompletableFuture<>());
        lock.lock();
        try {
            requireOpen();
            queue.add(pending);
            appended.signal();
        } finally {
            lock.unlock();
        }
        try {
            return pending.last.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    List<Broker.Stored> read(long from, int most, Duration wait) throws IOException {
        awaitBeyond(from, wait);
        return from >= end() ? List.of() : store.read(from, most);
    }

    long end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    private void awaitBeyond(long from, Duration wait) throws IOException {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (end <= from && left > 0) {
                requireOpen();
                left = committed.awaitNanos(left);
            }
            requireOpen();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        List<Pending> group = next();
        while (!group.isEmpty()) {
            if (!commit(group) && group.size() > 1) {
                group.forEach(one -> commit(List.of(one)));
            }
            group = next();
        }
    }

    /** Waits for what there is to commit; empty when the log is closed. */
    private List<Pending> next() {
        List<Pending> group = new ArrayList<>();
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                appended.awaitUninterruptibly();
            }
            int records = 0;
            while (!queue.isEmpty() && records < GROUP_RECORDS) {
                records += queue.peek().batch.size();
                group.add(queue.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Commits the group, or says why not to the one whose batch stood alone; of several, each is to be tried by
     * itself.
     */
    private boolean commit(List<Pending> group) {
        try {
            long newEnd = store.write(group.stream().map(Pending::batch).toList());
            publish(newEnd);
            long last = newEnd - 1;
            for (int i = group.size() - 1; i >= 0; i--) {
                group.get(i).last.complete(last);
                last -= group.get(i).batch.size();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            if (group.size() == 1) {
                group.get(0).last.completeExceptionally(e);
            }
            return false;
        }
    }

    private void publish(long newEnd) {
        lock.lock();
        try {
            end = newEnd;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("log " + name + " is closed");
        }
    }

    private IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for log " + name);
    }

    /** Commits what was appended, then closes the files. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            appended.signal();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
