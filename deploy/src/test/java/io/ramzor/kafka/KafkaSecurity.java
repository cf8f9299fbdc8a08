package io.ramzor.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A certificate, a user and a password that serve for one run. */
final class KafkaSecurity {
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final Path keys;
    private final Path certificate;
    private final String keysPassword = UUID.randomUUID().toString();
    private final String password = UUID.randomUUID().toString();

    private KafkaSecurity(Path folder) {
        this.keys = folder.resolve("keys.p12");
        this.certificate = folder.resolve("certificate.pem");
    }

    /** Makes them in that folder. */
    static KafkaSecurity make(Path folder) throws IOException, InterruptedException {
        KafkaSecurity security = new KafkaSecurity(folder);
        security.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=kafka",
                "-ext",
                "SAN=ip:127.0.0.1");
        security.keytool("-exportcert", "-rfc", "-file", security.certificate.toString());
        return security;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "kafka", "-keystore", keys.toString(), "-storepass", keysPassword));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool: " + said);
        }
    }

    /** The password that the server knows. */
    String password() {
        return password;
    }

    /** The user as the server's folder is made with. */
    String user() {
        return MECHANISM + "=[name=ramzor,password=" + password + "]";
    }

    /** Settings of the server's listener {@code SECURE}. */
    List<String> ofServer() {
        return List.of(
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL",
                "sasl.enabled.mechanisms=" + MECHANISM,
                "listener.name.secure.scram-sha-512.sasl.jaas.config=" + LOGIN + ";",
                "ssl.keystore.type=PKCS12",
                "ssl.keystore.location=" + keys,
                "ssl.keystore.password=" + keysPassword);
    }

    /** Writes the properties of a client. */
    Path ofClient(Path file) throws IOException {
        return ofClient(file, password, true);
    }

    /** The same with another password, or without trust in the certificate. */
    Path ofClient(Path file, String said, boolean trusts) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "security.protocol=SASL_SSL",
                "sasl.mechanism=" + MECHANISM,
                "sasl.jaas.config=" + LOGIN + " username=\"ramzor\" password=\"" + said + "\";"));
        if (trusts) {
            lines.addAll(List.of("ssl.truststore.type=PEM", "ssl.truststore.location=" + certificate));
        }
        return Files.write(file, lines);
    }
}
