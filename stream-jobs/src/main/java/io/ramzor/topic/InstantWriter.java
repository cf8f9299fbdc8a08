package io.ramzor.topic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** Writes instants as {@link Instant#toString} does, at a tenth of its cost: a record of the floor has six. */
final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int LONGEST = "2026-01-31T08:15:00.123456789Z".length();

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider) throws IOException {
        long second = instant.getEpochSecond();
        if (second < FIRST || second > LAST) {
            out.writeString(instant.toString());
            return;
        }
        char[] text = new char[LONGEST];
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        int ofDay = Math.floorMod(second, SECONDS_A_DAY);
        digits(text, 0, 4, date.getYear());
        text[4] = '-';
        digits(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, ofDay / 3_600);
        text[13] = ':';
        digits(text, 14, 2, ofDay / 60 % 60);
        text[16] = ':';
        digits(text, 17, 2, ofDay % 60);
        int end = fraction(text, 19, instant.getNano());
        text[end] = 'Z';
        out.writeString(text, 0, end + 1);
    }

    /** Three, six or nine digits, as many as are needed. */
    private static int fraction(char[] text, int at, int nanos) {
        if (nanos == 0) {
            return at;
        }
        text[at] = '.';
        if (nanos % 1_000_000 == 0) {
            return digits(text, at + 1, 3, nanos / 1_000_000);
        }
        return nanos % 1_000 == 0 ? digits(text, at + 1, 6, nanos / 1_000) : digits(text, at + 1, 9, nanos);
    }

    private static int digits(char[] text, int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
