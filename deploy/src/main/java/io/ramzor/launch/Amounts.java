package io.ramzor.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Spans and rates as they are written on the command line. */
final class Amounts {
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)?\\s*(ms|s|m|min|h|d)?");

    private Amounts() {}

    /** {@code 20s}, {@code 1.5m}, {@code 2h}; a number alone is seconds. */
    static final class Span implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            Matcher span = SPAN.matcher(text.strip());
            if (!span.matches() || span.group(1) == null) {
                throw new TypeConversionException(
                        "a span like 20s, 3m or 1h is expected (0 or more), found \"" + text + "\"");
            }
            return finite(Double.parseDouble(span.group(1)) * seconds(span.group(2)), text);
        }
    }

    /** {@code 100/30m}, {@code 1.4/m}: so many in that span; per second. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String[] parts = text.strip().split("\\s*/\\s*", -1);
            if (parts.length == 2 && parts[0].matches("\\d+(\\.\\d+)?|\\.\\d+")) {
                Matcher span = SPAN.matcher(parts[1]);
                if (span.matches() && !parts[1].isEmpty()) {
                    double length = span.group(1) == null ? 1 : Double.parseDouble(span.group(1));
                    if (length > 0) {
                        return finite(Double.parseDouble(parts[0]) / (length * seconds(span.group(2))), text);
                    }
                }
            }
            throw new TypeConversionException(
                    "contacts by span like 100/30m or 1.4/m are expected, found \"" + text + "\"");
        }
    }

    private static double finite(double value, String text) {
        if (Double.isInfinite(value)) {
            throw new TypeConversionException("\"" + text + "\" is too large");
        }
        return value;
    }

    private static double seconds(String unit) {
        return switch (unit == null ? "s" : unit) {
            case "ms" -> 0.001;
            case "m", "min" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
    }
}
