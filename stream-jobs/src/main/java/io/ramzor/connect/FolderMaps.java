package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says which map belongs to which file of a folder. */
final class FolderMaps {
    private static final String ENDING = ".map.yaml";

    private final Path folder;
    private final CsvMap otherwise;

    /** @param otherwise map of files without one, null = none */
    FolderMaps(Path folder, CsvMap otherwise) {
        this.folder = folder;
        this.otherwise = otherwise;
    }

    static boolean isEventLog(Path file) {
        return file.toString().matches("(?i).*\\.(ndjson|jsonl)");
    }

    static boolean isCallRecords(Path file) {
        return file.toString().matches("(?i).*\\.(csv|tsv|txt)");
    }

    /**
     * The map beside the file with its name, else the one given, else the only one in the folder.
     *
     * @throws CentreException if there is none, or it says what it may not
     */
    CsvMap of(Path file) throws CentreException, IOException {
        String name = file.getFileName().toString();
        for (String own : List.of(name, name.substring(0, name.lastIndexOf('.')))) {
            Path map = folder.resolve(own + ENDING);
            if (Files.exists(map)) {
                return CsvMap.read(map);
            }
        }
        if (otherwise != null) {
            return otherwise;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> maps = files.filter(f -> f.toString().endsWith(ENDING)).toList();
            if (maps.size() == 1) {
                return CsvMap.read(maps.get(0));
            }
        }
        throw new CentreException(name + ": there is no map that says what its columns mean; put one beside it as "
                + name.substring(0, name.lastIndexOf('.')) + ENDING);
    }
}
