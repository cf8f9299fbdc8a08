package io.ramzor.event;

import java.nio.charset.StandardCharsets;

/** The part of a text that is shown to people. */
final class Excerpt {
    private static final int SHOWN_CHARS = 80;

    private Excerpt() {}

    /** The text in quotes, cut to a readable length. */
    static String quoted(CharSequence text) {
        return "\"" + unquoted(text) + "\"";
    }

    /** The text, cut to a readable length. */
    static String unquoted(CharSequence text) {
        if (text.length() <= SHOWN_CHARS) {
            return text.toString();
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN_CHARS - 1)) ? SHOWN_CHARS - 1 : SHOWN_CHARS;
        return text.subSequence(0, end) + "...";
    }

    /** The first bytes of a text as characters, cut between characters; what is no UTF-8 becomes U+FFFD. */
    static String cut(byte[] text, int mostBytes) {
        int end = boundary(text, Math.min(text.length, mostBytes));
        String whole = new String(text, 0, end, StandardCharsets.UTF_8);
        byte[] replaced = whole.getBytes(StandardCharsets.UTF_8);
        return replaced.length <= mostBytes
                ? whole
                : new String(replaced, 0, boundary(replaced, mostBytes), StandardCharsets.UTF_8);
    }

    /** The last end of a character at or before that place; broken UTF-8 is left as it is. */
    private static int boundary(byte[] text, int end) {
        if (end == text.length) {
            return end;
        }
        int start = end;
        while (start > 0 && start > end - 3 && isContinuation(text[start])) {
            start--;
        }
        return isContinuation(text[start]) ? end : start;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
