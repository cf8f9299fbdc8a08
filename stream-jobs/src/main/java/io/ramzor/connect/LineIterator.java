package io.ramzor.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a text as events; blank ones are passed over but counted. */
final class LineIterator implements Iterator<Incoming> {
    private final String from;
    private final TextLines lines;
    private TextLines.Line ahead;

    LineIterator(String from, TextLines lines) throws IOException {
        this.from = from;
        this.lines = lines;
        advance();
    }

    private void advance() throws IOException {
        ahead = lines.next();
        while (ahead != null && ahead.isBlank()) {
            ahead = lines.next();
        }
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Incoming next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        Incoming line = Incoming.of(from, ahead.number(), ahead.text());
        try {
            advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }
}
