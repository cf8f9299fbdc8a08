package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The systems whose records can be imported; one line each. */
public enum Vendor {
    /** Call records with a header, one row a contact; a map says what the columns mean. */
    CSV(true, map -> new CsvImport(CsvMap.read(map)));

    private final boolean mapped;
    private final Opening opening;

    Vendor(boolean mapped, Opening opening) {
        this.mapped = mapped;
        this.opening = opening;
    }

    /** Turns one vendor's records into events; pure. */
    public interface Connector {
        /**
         * Reads all records.
         *
         * @param file what to call the input in messages and rejects
         * @throws IOException if the input cannot be read
         * @throws CentreException if it is not what the connector reads at all; a single wrong record is a reject
         */
        ImportResult read(InputStream in, String file) throws IOException, CentreException;
    }

    private interface Opening {
        Connector open(Path map) throws CentreException;
    }

    /** The vendor of that name on the command line, for example {@code csv}. */
    public static Optional<Vendor> ofName(String name) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.sourceName().equals(name))
                .findFirst();
    }

    /** The name on the command line, and the source of its events. */
    public String sourceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the records need a map of their columns. */
    public boolean needsMap() {
        return mapped;
    }

    /**
     * The vendor's connector.
     *
     * @param map file that says what the columns mean, null where none is needed
     * @throws CentreException if the map is missing or says what it may not
     */
    public Connector connector(Path map) throws CentreException {
        if (mapped && map == null) {
            throw new CentreException("import " + sourceName() + " needs --map FILE, which says what the columns mean");
        }
        return opening.open(map);
    }
}
