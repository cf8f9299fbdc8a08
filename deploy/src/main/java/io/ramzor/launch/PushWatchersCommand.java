package io.ramzor.launch;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The watchers of {@code bench push}: many connections to the board's stream on one thread. Standard input says the session's cookie in
 * its first line, then how many are to watch; when it ends, what was seen is written to a file.
 */
@Command(name = "push-watchers", hidden = true)
final class PushWatchersCommand implements Callable<Integer> {
    /** Said on standard output when as many watch as were asked for. */
    static final String WATCHING = "watching ";

    private static final int BUFFER_BYTES = 1 << 20;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--path", required = true)
    private String path;

    @Option(names = "--out", required = true)
    private Path out;

    private final SseFrames frames = new SseFrames();
    private final List<SseWatcher> watchers = new ArrayList<>();
    private final Queue<SocketChannel> coming = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private volatile IOException failure;

    @Override
    public Integer call() throws IOException, InterruptedException, CommandException {
        try (Selector selector = Selector.open();
                BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String cookie = told.readLine();
            Thread loop = new Thread(() -> loop(selector), "watchers");
            loop.start();
            int connected = 0;
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                for (int wanted = Integer.parseInt(line); connected < wanted; connected++) {
                    coming.add(connect(cookie));
                    selector.wakeup();
                }
                System.out.println(WATCHING + connected);
            }
            ended = true;
            selector.wakeup();
            loop.join();
        }
        if (failure != null) {
            throw new CommandException(failure.getMessage());
        }
        write();
        return 0;
    }

    private SocketChannel connect(String cookie) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nAccept: text/event-stream\r\nCookie: " + cookie + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        return channel;
    }

    private void loop(Selector selector) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (!ended) {
                selector.select(key -> read(key, buffer));
                for (SocketChannel channel = coming.poll(); channel != null; channel = coming.poll()) {
                    SseWatcher watcher = new SseWatcher(frames);
                    watchers.add(watcher);
                    channel.register(selector, SelectionKey.OP_READ, watcher);
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("the server closed a stream");
            }
            ((SseWatcher) key.attachment()).take(buffer.flip());
        } catch (IOException e) {
            failure = e;
            key.cancel();
        }
    }

    private void write() throws IOException, InterruptedException {
        Map<Long, PushProbe.Reading> readings = frames.readings();
        try (DataOutputStream file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
            file.writeLong(frames.bytes());
            file.writeInt(readings.size());
            for (Map.Entry<Long, PushProbe.Reading> reading : readings.entrySet()) {
                file.writeLong(reading.getKey());
                file.writeLong(reading.getValue().batches());
                file.writeLong(reading.getValue().since());
            }
            file.writeInt(watchers.size());
            for (SseWatcher watcher : watchers) {
                long[] stamps = watcher.stamps();
                file.writeInt(stamps.length);
                for (long stamp : stamps) {
                    file.writeLong(stamp);
                }
            }
        }
    }
}
