package io.ramzor.centre;

import java.nio.file.Path;

/** Reads {@code centre.yaml}; an unknown key or a bad value is refused with its place. */
public final class CentreFile {
    private CentreFile() {}

    /** @throws CentreException if the file cannot be read or says something that it may not */
    public static Centre read(Path file) throws CentreException {
        throw new UnsupportedOperationException("helper");
    }

    /** @param name what to call the text in messages */
    public static Centre parse(String name, String yaml) throws CentreException {
        throw new UnsupportedOperationException("helper");
    }
}
