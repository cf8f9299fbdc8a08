package io.ramzor.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers in the data folder which broker its checkpoints and its history belong to: their places in one log mean nothing in
 * another.
 */
final class BrokerMark {
    static final String EMBEDDED = "the log in this folder";
    private static final String FILE = "broker";

    private BrokerMark() {}

    /** @throws IOException if the folder belongs to another broker */
    static void require(Path folder, String broker) throws IOException {
        Path file = folder.resolve(FILE);
        String known = broker;
        if (Files.exists(file)) {
            known = Files.readString(file).strip();
        } else if (Files.isDirectory(folder.resolve("log"))) {
            known = EMBEDDED;
        }
        if (!known.equals(broker)) {
            throw new IOException("folder " + folder + " belongs to " + known + ", not to " + broker
                    + "; name another folder (--data), or set broker and kafka as they were");
        }
        if (!Files.exists(file)) {
            Files.writeString(file, broker + "\n");
        }
    }
}
