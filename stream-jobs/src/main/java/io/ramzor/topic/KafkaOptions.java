package io.ramzor.topic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where a Kafka is and how Ramzor's topics are kept there. Holds no secret: those stay in their file.
 *
 * @param servers {@code host:port}, several separated by commas
 * @param prefix what the names of Ramzor's topics begin with
 * @param eventsTopic name of the events topic, null = the prefix and {@code events}
 * @param securityFile properties {@code security.*}, {@code sasl.*} and {@code ssl.*} of Kafka's clients, null = none
 * @param partitions partitions by topic; the events topic not named has what it has, every other one 1
 * @param retention how long records are kept, by topic, set when Ramzor makes the topic; a topic not named is kept
 *     for ever
 * @param replication copies of each topic that Ramzor makes; -1 = as many as the servers make by default
 * @param patienceMillis how long an append or a read goes on trying while no server answers
 */
public record KafkaOptions(
        String servers,
        String prefix,
        String eventsTopic,
        String securityFile,
        Map<String, Integer> partitions,
        Map<String, Duration> retention,
        int replication,
        long patienceMillis) {
    /** How long the first answer of a server is waited for. */
    public static final Duration START = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");

    public KafkaOptions {
        partitions = Map.copyOf(partitions);
        retention = Map.copyOf(retention);
    }

    /** Those servers, topics named {@code ramzor.events} and so on, kept for ever. */
    public static KafkaOptions of(String servers) {
        return new KafkaOptions(servers, "ramzor.", null, null, Map.of(), Map.of(), -1, PATIENCE.toMillis());
    }

    /** With another beginning of the topics' names. */
    public KafkaOptions prefix(String start) {
        return new KafkaOptions(
                servers, start, eventsTopic, securityFile, partitions, retention, replication, patienceMillis);
    }

    /** With an events topic of that name. */
    public KafkaOptions eventsTopic(String name) {
        return new KafkaOptions(
                servers, prefix, name, securityFile, partitions, retention, replication, patienceMillis);
    }

    /** With the security properties of that file. */
    public KafkaOptions securityFile(Path file) {
        String path = file.toAbsolutePath().toString();
        return new KafkaOptions(servers, prefix, eventsTopic, path, partitions, retention, replication, patienceMillis);
    }

    /** With so many partitions of that topic. */
    public KafkaOptions partitions(String topic, int count) {
        Map<String, Integer> more = new HashMap<>(partitions);
        more.put(topic, count);
        return new KafkaOptions(
                servers, prefix, eventsTopic, securityFile, more, retention, replication, patienceMillis);
    }

    /** Events and rejects are deleted once they are so old. */
    public KafkaOptions retain(Duration span) {
        Map<String, Duration> more = new HashMap<>(retention);
        more.put(Topics.EVENTS, span);
        more.put(Topics.REJECTS.name(), span);
        return new KafkaOptions(
                servers, prefix, eventsTopic, securityFile, partitions, more, replication, patienceMillis);
    }

    /** With so many copies of each topic. */
    public KafkaOptions replication(int copies) {
        return new KafkaOptions(
                servers, prefix, eventsTopic, securityFile, partitions, retention, copies, patienceMillis);
    }

    /** With another patience while no server answers. */
    public KafkaOptions patience(Duration span) {
        return new KafkaOptions(
                servers, prefix, eventsTopic, securityFile, partitions, retention, replication, span.toMillis());
    }

    /** What Kafka calls the topic. */
    public String at(String topic) {
        return eventsTopic != null && topic.equals(Topics.EVENTS) ? eventsTopic : prefix + topic;
    }

    /**
     * What every client needs to reach the servers.
     *
     * @throws IOException if the file of security properties cannot be read, holds others, or names a variable {@code ${env:NAME}} of
     *     the environment that is not set; no value is named
     */
    @JsonIgnore
    public Properties connection() throws IOException {
        Properties properties = securityFile == null ? new Properties() : security(Path.of(securityFile));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return properties;
    }

    private static Properties security(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file of Kafka's security properties");
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": Kafka's security properties cannot be read");
        }
        for (String name : properties.stringPropertyNames()) {
            if (!name.matches("(security|sasl|ssl)\\..+")) {
                throw new IOException(
                        file + ": " + name + " is no security property; names begin with security., sasl. or ssl.");
            }
            properties.setProperty(name, resolved(file, name, properties.getProperty(name)));
        }
        return properties;
    }

    /** With the variables of the environment that the value names. */
    private static String resolved(Path file, String name, String value) throws IOException {
        Matcher variable = VARIABLE.matcher(value);
        StringBuilder text = new StringBuilder();
        while (variable.find()) {
            String said = System.getenv(variable.group(1));
            if (said == null) {
                throw new IOException(file + ": " + name + " names the variable " + variable.group(1)
                        + " of the environment, which is not set");
            }
            variable.appendReplacement(text, Matcher.quoteReplacement(said));
        }
        return variable.appendTail(text).toString();
    }
}
