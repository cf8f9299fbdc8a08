package io.ramzor.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that holds the token by which systems send events; only its owner may read it. */
public final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final int SHORTEST = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private TokenFile() {}

    /**
     * The token in the file, which is made at the first start; later, and if the operator wrote one, its token is the one that holds.
     *
     * @throws IOException if it cannot be written or read, or the token in it is too short
     */
    public static String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, Secrets.token());
        }
        String token = Files.readString(file).strip();
        if (token.length() < SHORTEST || token.chars().anyMatch(Character::isWhitespace)) {
            throw new IOException(file + " holds no token: one line of at least " + SHORTEST
                    + " characters is needed. Delete the file to have a new one made.");
        }
        warnIfOpen(file);
        return token;
    }

    private static void write(Path file, String token) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        FileAttribute<?>[] attributes = isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, attributes)) {
            channel.write(java.nio.ByteBuffer.wrap((token + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    private static void warnIfOpen(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("others than its owner may use {}; run: chmod 600 {}", file, file);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
