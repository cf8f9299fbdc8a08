package io.ramzor.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the value of one field from the parser's present token; null = absent (JSON null, empty text). */
final class FieldValue {
    /** Longest number read; longer ones are no count of anything. */
    private static final int NUMBER_CHARS = 40;

    /** Whole numbers so long fit into a long for certain. */
    private static final int LONG_CHARS = 18;

    private static final NameTable NAMES = new NameTable();

    private FieldValue() {}

    /** The value does not fit the field; the message says what was found. */
    static final class Misfit extends Exception {
        Misfit(String found) {
            super(found, null, false, false);
        }
    }

    /**
     * The value as {@link EventField#set} takes it; the parser stands at the value's last token afterwards, also on a
     * misfit.
     */
    static Object read(JsonParser parser, EventField field) throws IOException, Misfit {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> text(parser, false);
            case NAME -> text(parser, true);
            case WORD -> word(parser, field);
            case TIME -> time(parser);
            case LONG -> whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
            case INT -> integer(parser, 0, Integer.MAX_VALUE);
            case LINE -> integer(parser, 1, 2);
            case SHARE -> share(parser);
            case FLAG -> flag(parser);
            case NAMES -> names(parser);
            case COUNTS -> counts(parser);
        };
    }

    private static String text(JsonParser parser, boolean name) throws IOException, Misfit {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw misfit(parser);
        }
        int length = parser.getTextLength();
        if (length == 0) {
            return null;
        }
        String text = name ? NAMES.of(parser.getTextCharacters(), parser.getTextOffset(), length) : parser.getText();
        if (halfCharacter(text)) {
            throw new Misfit("text with half a character (an unpaired surrogate)");
        }
        return text;
    }

    private static boolean halfCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String word(JsonParser parser, EventField field) throws IOException, Misfit {
        String text = text(parser, true);
        if (text == null) {
            return null;
        }
        for (String word : field.words()) {
            if (word.equals(text)) {
                return word;
            }
        }
        throw new Misfit(Excerpt.quoted(text));
    }

    private static Long time(JsonParser parser) throws IOException, Misfit {
        String text = text(parser, false);
        if (text == null) {
            return null;
        }
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            throw new Misfit(e.getMessage());
        }
    }

    private static Long whole(JsonParser parser, long least, long most) throws IOException, Misfit {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= LONG_CHARS) {
            long number = parser.getLongValue();
            if (number >= least && number <= most) {
                return number;
            }
            throw misfit(parser);
        }
        BigDecimal number = number(parser);
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw misfit(parser);
        }
        return number.longValue();
    }

    private static Integer integer(JsonParser parser, int least, int most) throws IOException, Misfit {
        return whole(parser, least, most).intValue();
    }

    private static Double share(JsonParser parser) throws IOException, Misfit {
        BigDecimal number = number(parser);
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            throw misfit(parser);
        }
        return number.doubleValue();
    }

    private static BigDecimal number(JsonParser parser) throws IOException, Misfit {
        if (!parser.currentToken().isNumeric() || parser.getTextLength() > NUMBER_CHARS) {
            throw misfit(parser);
        }
        try {
            BigDecimal number = new BigDecimal(parser.getText());
            if (Math.abs((long) number.scale()) > NUMBER_CHARS) {
                throw misfit(parser);
            }
            return number;
        } catch (NumberFormatException e) {
            throw misfit(parser);
        }
    }

    private static Boolean flag(JsonParser parser) throws IOException, Misfit {
        if (!parser.currentToken().isBoolean()) {
            throw misfit(parser);
        }
        return parser.getBooleanValue();
    }

    private static List<String> names(JsonParser parser) throws IOException, Misfit {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw misfit(parser);
        }
        List<String> names = new ArrayList<>();
        String misfit = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                String name = parser.currentToken() == JsonToken.VALUE_NULL ? null : text(parser, true);
                if (name == null) {
                    misfit = "a list with an empty entry";
                } else {
                    names.add(name);
                }
            } catch (Misfit e) {
                misfit = "a list with " + e.getMessage();
            }
        }
        if (misfit != null) {
            throw new Misfit(misfit);
        }
        return Collections.unmodifiableList(names);
    }

    private static Map<String, Integer> counts(JsonParser parser) throws IOException, Misfit {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw misfit(parser);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        String misfit = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                counts.put(name, integer(parser, 0, Integer.MAX_VALUE));
            } catch (Misfit e) {
                misfit = "an object with " + e.getMessage() + " at " + Excerpt.quoted(name);
            }
        }
        if (misfit != null) {
            throw new Misfit(misfit);
        }
        return Collections.unmodifiableMap(counts);
    }

    /** Says what stands there and steps over it. */
    private static Misfit misfit(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Misfit(token == JsonToken.START_ARRAY ? "a list" : "an object");
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Misfit("the text " + Excerpt.quoted(parser.getText()));
        }
        return new Misfit(Excerpt.unquoted(parser.getText()));
    }
}
