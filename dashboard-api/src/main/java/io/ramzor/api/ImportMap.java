package io.ramzor.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the browser where the page's libraries are: the import maps of their jars in one, inline because browsers take none from
 * elsewhere, and let through by its hash.
 *
 * @param json the map
 * @param hash its SHA-256 in base64
 */
record ImportMap(String json, String hash) {
    private static final String RESOURCE = "META-INF/importmap.json";

    /** Reads every import map of the class path; in a jar of jars one resource holds several, one after the other. */
    static ImportMap load(ClassLoader loader) throws IOException {
        Map<String, String> imports = new TreeMap<>();
        List<URL> resources = Collections.list(loader.getResources(RESOURCE));
        for (URL resource : resources) {
            try (InputStream in = resource.openStream();
                    MappingIterator<JsonNode> maps =
                            Json.MAPPER.readerFor(JsonNode.class).readValues(in)) {
                while (maps.hasNext()) {
                    maps.next()
                            .path("imports")
                            .fields()
                            .forEachRemaining(entry ->
                                    imports.put(entry.getKey(), entry.getValue().asText()));
                }
            }
        }
        ObjectNode map = Json.MAPPER.createObjectNode();
        ObjectNode inside = map.putObject("imports");
        imports.forEach(inside::put);
        // "</" inside would end the script element.
        String json = map.toString().replace("</", "<\\/");
        return new ImportMap(
                json, Base64.getEncoder().encodeToString(Secrets.sha256(json.getBytes(StandardCharsets.UTF_8))));
    }

    /** Puts the map into the page: in place of {@code <!--importmap-->}, else first in its head. */
    String into(String page) {
        String script = "<script type=\"importmap\">" + json + "</script>";
        if (page.contains("<!--importmap-->")) {
            return page.replace("<!--importmap-->", script);
        }
        return page.replaceFirst("<head([^>]*)>", "<head$1>" + java.util.regex.Matcher.quoteReplacement(script));
    }
}
