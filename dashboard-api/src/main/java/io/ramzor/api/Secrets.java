package io.ramzor.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes and compares secrets: random tokens of 256 bits, kept as SHA-256; passwords kept as PBKDF2 (HMAC-SHA-256). */
final class Secrets {
    /** Rounds of PBKDF2 that OWASP's cheat sheet on password storage asks for with SHA-256. */
    static final int ROUNDS = 600_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private Secrets() {}

    /** A fresh token, URL-safe. */
    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token. */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is kept of a password: {@code rounds:salt:hash}. */
    static String passwordHash(String password, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return rounds + ":" + hex.formatHex(salt) + ":" + hex.formatHex(derive(password, salt, rounds));
    }

    static boolean passwordMatches(String password, String kept) {
        String[] parts = kept.split(":");
        HexFormat hex = HexFormat.of();
        byte[] derived = derive(password, hex.parseHex(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(derived, hex.parseHex(parts[2]));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
