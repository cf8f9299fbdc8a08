package io.ramzor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.impl.driver.Driver;
import io.ramzor.topic.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's scripts keep their JSDoc types: TypeScript checks them, on the Node that Playwright brings. */
class PageTypesTest {
    private static final Path WEBROOT = Path.of("..", "dashboard-api", "src", "main", "resources", "webroot");
    private static final String STATIC = "META-INF/resources/_static/";
    private static final String MORE = "META-INF/.more.tgz";
    private static final String SETTINGS = """
            {"compilerOptions": {
              "allowJs": true, "checkJs": true, "strict": true, "noEmit": true, "noUnusedLocals": true,
              "target": "ES2022", "module": "ES2022", "moduleResolution": "bundler",
              "lib": ["ES2023", "DOM", "DOM.Iterable"], "types": [], "skipLibCheck": true
            }, "include": ["webroot/**/*.js"]}
            """;

    @TempDir
    private Path folder;

    @Test
    void scriptsKeepTheirTypes() throws Exception {
        List<String> packages = unpackScriptLibraries();
        assertThat(packages).contains("lit", "lit-html", "typescript");
        int scripts = copyScripts();
        assertThat(scripts).isGreaterThan(20);
        Files.writeString(folder.resolve("tsconfig.json"), SETTINGS);

        assertThat(typeErrors()).isEmpty();

        Path wrong = folder.resolve("webroot").resolve("wrong.js");
        Files.writeString(wrong, "import {LitElement} from 'lit';\nnew LitElement().requestUpdate().no();\n");
        assertThat(typeErrors())
                .as("a fault is found")
                .contains("webroot/wrong.js(2,")
                .contains("TS2339");
    }

    private String typeErrors() throws IOException, InterruptedException {
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        String node = driver.createProcessBuilder().command().get(0);
        Process check = new ProcessBuilder(node, "node_modules/typescript/lib/tsc.js", "--pretty", "false", "-p", ".")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = check.getInputStream()) {
            String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor() == 0).as(output).isEqualTo(output.isEmpty());
            return output;
        }
    }

    private int copyScripts() throws IOException {
        try (Stream<Path> files = Files.walk(WEBROOT)) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".js")).toList();
            for (Path script : scripts) {
                Path copy = folder.resolve("webroot").resolve(WEBROOT.relativize(script));
                Files.createDirectories(copy.getParent());
                Files.copy(script, copy);
            }
            return scripts.size();
        }
    }

    /** Lays the script libraries of the class path out as Node finds them; returns their names. */
    private List<String> unpackScriptLibraries() throws IOException {
        List<String> names = new ArrayList<>();
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.replace('\\', '/').contains("/org/mvnpm/")) {
                names.add(unpack(Path.of(jar)));
            }
        }
        return names;
    }

    private String unpack(Path jar) throws IOException {
        Path unpacked = folder.resolve("unpacked").resolve(jar.getFileName().toString());
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MORE)) {
                    unpackMore(zip, unpacked);
                } else if (entry.getName().startsWith(STATIC) && !entry.isDirectory()) {
                    write(zip, unpacked.resolve(entry.getName()));
                }
            }
        }
        Path library = libraryOf(unpacked);
        String name = Json.MAPPER
                .readValue(library.resolve("package.json").toFile(), JsonNode.class)
                .get("name")
                .asText();
        Path place = folder.resolve("node_modules").resolve(name);
        Files.createDirectories(place.getParent());
        Files.move(library, place);
        return name;
    }

    /** Types lie in an archive of their own inside the jar. */
    private static void unpackMore(InputStream archive, Path unpacked) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().endsWith(".d.ts")) {
                write(tar, unpacked.resolve("META-INF").resolve(entry.getName()));
            }
        }
    }

    private static void write(InputStream content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
    }

    /** The folder that holds the library's own package.json, the one highest up. */
    private static Path libraryOf(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(file -> file.endsWith("package.json"))
                    .min((a, b) -> a.getNameCount() - b.getNameCount())
                    .orElseThrow()
                    .getParent();
        }
    }
}
