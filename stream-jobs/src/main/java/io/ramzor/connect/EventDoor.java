package io.ramzor.connect;

import java.io.IOException;
import java.io.InputStream;
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
            case "", "application/x-ndjson", "application/ndjson", "application/jsonl", "text/plain" ->
                new LineIterator(door, new TextLines(body, 0, 0));
            case "application/json" -> JsonBodies.events(door, body).iterator();
            case "application/cloudevents+json" ->
                JsonBodies.cloudEvent(door, body).iterator();
            case "application/cloudevents-batch+json" ->
                JsonBodies.cloudEvents(door, body).iterator();
            default ->
                throw new UnreadableBodyException(
                        "the content type \"" + contentType + "\" is not known here; send " + KNOWN);
        };
    }

    private static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
