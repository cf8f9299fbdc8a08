package io.ramzor.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which a demo keeps its data while it runs. What demos that were killed left behind goes at the next start. */
final class DemoFolder {
    private static final String PREFIX = "ramzor-demo-";

    private static final int ATTEMPTS = 100;

    private DemoFolder() {}

    /** A folder of this process, empty. */
    static Path make(Path temporary) throws IOException {
        try (Stream<Path> found = Files.list(temporary)) {
            List<Path> left = found.filter(DemoFolder::isLeftBehind).toList();
            left.forEach(DemoFolder::delete);
        }
        Path folder = temporary.resolve(PREFIX + ProcessHandle.current().pid());
        delete(folder);
        return Files.createDirectory(folder);
    }

    private static boolean isLeftBehind(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(PREFIX + "\\d{1,18}") || !Files.isDirectory(folder)) {
            return false;
        }
        long process = Long.parseLong(name.substring(PREFIX.length()));
        return !ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Deletes the folder with all that is in it, also while others still write there; what cannot be deleted stays. */
    static void delete(Path folder) {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                // Somebody deleted or made a file meanwhile: look again.
                Thread.onSpinWait();
            }
        }
    }
}
