package io.ramzor.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Reads the body of a request into lines: NDJSON (also where the request does not say), a JSON list of events, or
 * CloudEvents 1.0, one or a batch.
 */
public final class EventDoor {
    private static final int CHUNK = 5_000;
    private static final String KNOWN =
            "application/x-ndjson, application/json, application/cloudevents+json or application/cloudevents-batch+json";

    private EventDoor() {}

    /**
     * Takes a whole body in, some thousand lines a commit; when it returns, all is committed.
     *
     * @param door what to call the sender in rejects
     * @param contentType as the request says, null if it does not
     * @throws UnreadableBodyException if the body makes no sense as a whole; nothing was taken
     * @throws IOException if something could not be committed; the same body may be sent again, and what came in
     *     counts once
     */
    public static Receipt take(String door, String contentType, InputStream body, Intake intake)
            throws IOException, UnreadableBodyException {
        Iterator<Incoming> lines = read(door, contentType, body);
        Receipt receipt = Receipt.NOTHING;
        List<Incoming> chunk = new ArrayList<>();
        while (lines.hasNext()) {
            chunk.add(lines.next());
            if (chunk.size() == CHUNK || !lines.hasNext()) {
                receipt = receipt.and(intake.take(chunk));
                chunk.clear();
            }
        }
        return receipt;
    }

    /**
     * The lines of a body, read as they are asked for; pure.
     *
     * @throws UnreadableBodyException if the body makes no sense as a whole
     */
    public static Iterator<Incoming> read(String door, String contentType, InputStream body)
            throws IOException, UnreadableBodyException {
        return switch (mediaType(contentType)) {
            // The last two are what curl and its like say of any file.
            case "",
                    "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl",
                    "text/plain",
                    "application/octet-stream",
                    "application/x-www-form-urlencoded" -> new LineIterator(door, new TextLines(body, 0, 0));
            case "application/json" -> json(door, body);
            case "application/cloudevents+json" ->
                JsonBodies.cloudEvent(door, body).iterator();
            case "application/cloudevents-batch+json" ->
                JsonBodies.cloudEvents(door, body).iterator();
            default ->
                throw new UnreadableBodyException(
                        "the content type \"" + contentType + "\" is not known here; send " + KNOWN);
        };
    }

    /** A list of events; or else lines, since many a sender calls them JSON. */
    private static Iterator<Incoming> json(String door, InputStream body) throws IOException, UnreadableBodyException {
        byte[] whole = body.readAllBytes();
        try {
            return JsonBodies.events(door, new ByteArrayInputStream(whole)).iterator();
        } catch (UnreadableBodyException e) {
            if (new String(whole, 0, Math.min(whole.length, 64), StandardCharsets.UTF_8)
                    .strip()
                    .startsWith("{")) {
                return new LineIterator(door, new TextLines(new ByteArrayInputStream(whole), 0, 0));
            }
            throw e;
        }
    }

    private static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
