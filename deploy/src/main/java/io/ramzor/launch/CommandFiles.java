package io.ramzor.launch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files named on the command line, where {@code -} is standard input or output. */
final class CommandFiles {
    private static final int BUFFER = 1 << 16;

    private CommandFiles() {}

    static boolean isStandard(Path file) {
        return file.toString().equals("-");
    }

    static InputStream open(Path file) throws IOException {
        return isStandard(file) ? System.in : new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    /** A stream to the file; folders above it are made; closing leaves standard output open. */
    static OutputStream create(Path file) throws IOException {
        if (isStandard(file)) {
            return new FilterOutputStream(new BufferedOutputStream(System.out, BUFFER)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    /** The file itself, or a copy of standard input inside that folder, for those who must read it more than once. */
    static Path onDisk(Path file, Path folder) throws IOException {
        if (!isStandard(file)) {
            return file;
        }
        Path copy = folder.resolve("standard-input.ndjson");
        Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }
}
