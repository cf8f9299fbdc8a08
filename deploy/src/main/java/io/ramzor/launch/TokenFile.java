package io.ramzor.launch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file that holds the token with which systems send events; only its owner may read it. */
final class TokenFile {
    private static final int BYTES = 32;
    private static final int LEAST_LENGTH = 16;

    private TokenFile() {}

    /** The token in the file; the first time one is made. */
    static String read(Path file) throws IOException, CommandException {
        if (!Files.exists(file)) {
            make(file);
        }
        String token = Files.readString(file).strip();
        if (token.length() < LEAST_LENGTH || token.chars().anyMatch(Character::isWhitespace)) {
            throw new CommandException(file + ": holds no token of at least " + LEAST_LENGTH
                    + " characters on one line; delete the file and a new one is made");
        }
        return token;
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix ? new FileAttribute<?>[] {ownerOnly()} : new FileAttribute<?>[0];
        Files.createFile(file, ownerOnly);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.writeString(file, token + "\n", StandardOpenOption.WRITE);
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
