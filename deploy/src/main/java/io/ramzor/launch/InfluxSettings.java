package io.ramzor.launch;

import io.ramzor.history.InfluxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of the InfluxDB that history goes to, see {@code reference.yaml}.
 *
 * @param username empty = none
 * @param passwordFile holds the password or a token, null = none
 * @param liveDays 0 = for ever, as {@code intervalYears}
 */
record InfluxSettings(
        String url,
        String database,
        String username,
        Path passwordFile,
        int liveDays,
        int liveStepMinutes,
        int intervalYears,
        boolean daily) {
    private static final int DAYS_OF_YEAR = 366;

    boolean isAddress() {
        try {
            URI address = URI.create(url);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * As the history takes them.
     *
     * @param zone whose days are added up
     * @throws IOException if the password's file cannot be read
     */
    InfluxOptions options(ZoneId zone) throws IOException {
        String password =
                passwordFile == null ? "" : Files.readString(passwordFile).strip();
        return new InfluxOptions(
                url,
                database,
                username,
                password,
                Duration.ofDays(liveDays),
                Duration.ofDays((long) DAYS_OF_YEAR * intervalYears),
                Duration.ofMinutes(liveStepMinutes),
                daily,
                zone);
    }
}
