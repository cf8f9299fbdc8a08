package io.ramzor.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends batches to the HTTP door, a few at once, and notes when the last byte of each went out and when it was answered. */
final class PushSender implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    /** The last bytes are sent by themselves, so that the instant before them lies before the last byte's arrival. */
    private static final int LAST_BYTES = 256;

    private static final int PATIENCE_MILLIS = 60_000;

    private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
    private final List<Connection> all = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final String head;

    /**
     * A batch on its way; times in nanoseconds of this machine's monotonic clock.
     *
     * @param lastByte just before its last byte was sent
     * @param answered when the door's answer had come
     */
    record Sent(int batch, long lastByte, long answered) {}

    PushSender(int port, String token) throws IOException {
        this.head = "POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: ";
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = new Connection(port);
            all.add(connection);
            free.add(connection);
        }
    }

    /** What to do with the outcome of a batch. */
    interface Outcome {
        void sent(Sent sent);

        void failed(int batch, IOException why);
    }

    /** Sends it as soon as a connection is free; does not wait for that. */
    void send(int batch, byte[] lines, Outcome outcome) {
        threads.execute(() -> {
            try {
                Connection connection = free.take();
                try {
                    outcome.sent(connection.send(batch, lines));
                } finally {
                    free.add(connection);
                }
            } catch (IOException e) {
                outcome.failed(batch, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Sent send(int batch, byte[] lines) throws IOException {
            socket.getOutputStream().write((head + lines.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            int most = Math.max(0, lines.length - LAST_BYTES);
            socket.getOutputStream().write(lines, 0, most);
            long lastByte = System.nanoTime();
            socket.getOutputStream().write(lines, most, lines.length - most);
            String answer = answer();
            long answered = System.nanoTime();
            if (!answer.contains("\"duplicates\":0,\"rejected\":0,")) {
                throw new IOException("the door answered to batch " + batch + ": "
                        + answer.lines().findFirst().orElse("") + " ... "
                        + answer.substring(Math.max(0, answer.length() - 300)));
            }
            return new Sent(batch, lastByte, answered);
        }

        private String answer() throws IOException {
            StringBuilder headers = new StringBuilder();
            while (!headers.toString().endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the server closed the door");
                }
                headers.append((char) next);
            }
            int length = headers.toString()
                    .lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip()))
                    .findFirst()
                    .orElse(0);
            return headers + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : all) {
            connection.close();
        }
    }
}
