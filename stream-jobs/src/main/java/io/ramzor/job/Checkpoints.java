package io.ramzor.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of checkpoints: one folder a run of the job, in it one a checkpoint. */
final class Checkpoints {
    private static final String METADATA = "_metadata";

    private Checkpoints() {}

    /** The newest checkpoint that is whole: its metadata, which Flink writes last, are there. */
    static Optional<Path> newest(Path folder) throws IOException {
        List<Path> whole = new ArrayList<>();
        for (Path run : children(folder)) {
            for (Path checkpoint : children(run)) {
                if (Files.isRegularFile(checkpoint.resolve(METADATA))) {
                    whole.add(checkpoint);
                }
            }
        }
        return whole.stream().max(Comparator.comparing(Checkpoints::written).thenComparing(Checkpoints::number));
    }

    /** Deletes the folders of earlier runs, all but that of the checkpoint. */
    static void clear(Path folder, Optional<Path> kept) throws IOException {
        for (Path run : children(folder)) {
            if (kept.isEmpty() || !kept.get().startsWith(run)) {
                delete(run);
            }
        }
    }

    /** Deletes a folder and all in it; nothing if it is not there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static FileTime written(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** The number in {@code chk-12}. */
    private static long number(Path checkpoint) {
        String digits = checkpoint.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
