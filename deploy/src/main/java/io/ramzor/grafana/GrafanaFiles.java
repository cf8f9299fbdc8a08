package io.ramzor.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the files that are made from the registry: {@code java -cp ramzor.jar io.ramzor.grafana.GrafanaFiles deploy/grafana}. */
public final class GrafanaFiles {
    private GrafanaFiles() {}

    /** @param args the folder to write into */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("name the folder to write into, such as deploy/grafana");
            System.exit(2);
        }
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = Path.of(args[0], file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** What the files hold, by path inside the folder. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Dashboard dashboard : Dashboard.all()) {
            files.put("dashboards/" + dashboard.uid() + ".json", text(DashboardJson.of(dashboard)));
        }
        files.put("provisioning/alerting/ramzor.json", text(AlertRule.file()));
        return files;
    }

    private static byte[] text(Map<String, Object> json) {
        try {
            String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
            return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
