package io.ramzor.api;

import io.ramzor.desk.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Users, their sessions, tokens, the first invitation and the audit log, in one SQLite file. Calls block. */
public final class Accounts implements Audit {
    /** How long the link for the first administrator may be used. */
    static final Duration INVITATION_LENGTH = Duration.ofHours(24);

    private final Jdbi database;
    private final InstantSource clock;
    private final int passwordRounds;

    /** A user as others see them. */
    public record User(String user, String role, String createdAt) {}

    /** A line of the audit log. */
    public record AuditLine(String at, String user, String action, String subject, String detail) {}

    /** A session as kept. */
    record KeptSession(String hash, String user, String role, long expiresAt) {}

    /** A token as kept. */
    record KeptToken(String hash, String name, String role) {}

    private Accounts(Jdbi database, InstantSource clock, int passwordRounds) {
        this.database = database;
        this.clock = clock;
        this.passwordRounds = passwordRounds;
    }

    /** Opens the file, makes it at the first start, and brings it up to date. */
    public static Accounts open(Path file, InstantSource clock) throws IOException {
        return open(file, clock, Secrets.ROUNDS);
    }

    static Accounts open(Path file, InstantSource clock, int passwordRounds) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            throw new IOException("cannot open the accounts " + file + ": " + e.getMessage(), e);
        }
        return new Accounts(Jdbi.create(source), clock, passwordRounds);
    }

    InstantSource clock() {
        return clock;
    }

    /**
     * A token for the one-time link by which the first administrator is made, if there is none yet; it replaces the one given before.
     */
    public Optional<String> firstInvitation() {
        return database.inTransaction(handle -> {
            if (administrators(handle) > 0) {
                return Optional.empty();
            }
            String token = Secrets.token();
            handle.execute("delete from invitations");
            handle.execute(
                    "insert into invitations(hash, expires_at) values(?, ?)",
                    Secrets.hash(token),
                    clock.instant().plus(INVITATION_LENGTH).toEpochMilli());
            return Optional.of(token);
        });
    }

    private static int administrators(Handle handle) {
        return handle.createQuery("select count(*) from users where role = 'admin'")
                .mapTo(int.class)
                .one();
    }

    /** Makes the first administrator; the invitation is used up. */
    void acceptInvitation(String token, String user, String password) {
        String passwordHash = Secrets.passwordHash(password, passwordRounds);
        database.useTransaction(handle -> {
            int used = handle.execute(
                    "delete from invitations where hash = ? and expires_at > ?", Secrets.hash(token), clock.millis());
            if (used == 0 || administrators(handle) > 0) {
                throw new Problem(
                        403,
                        "The link is not valid",
                        "It has been used, replaced or is older than a day. Start the server again for a new one; it prints one"
                                + " as long as there is no administrator.");
            }
            insertUser(handle, user, Role.ADMIN, passwordHash);
        });
        record(user, "invitation.accept", user, null);
    }

    void addUser(String user, Role role, String password, String by) {
        String passwordHash = Secrets.passwordHash(password, passwordRounds);
        database.useTransaction(handle -> insertUser(handle, user, role, passwordHash));
        record(by, "user.add", user, role.wireName());
    }

    private void insertUser(Handle handle, String user, Role role, String passwordHash) {
        int added = handle.execute(
                "insert into users(name, role, password_hash, created_at) values(?, ?, ?, ?) on conflict do nothing",
                user,
                role.wireName(),
                passwordHash,
                clock.instant().toString());
        if (added == 0) {
            throw Problem.conflict("There is already a user " + user + "; choose another name.");
        }
    }

    /** Changes role, password or both (null = leave); the user's sessions end. */
    void changeUser(String user, Role role, String password, String by) {
        String passwordHash = password == null ? null : Secrets.passwordHash(password, passwordRounds);
        database.useTransaction(handle -> {
            String before = handle.createQuery("select role from users where name = ?")
                    .bind(0, user)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("There is no user " + user + "."));
            boolean lastAdministrator = before.equals("admin") && administrators(handle) == 1;
            if (role != null && role != Role.ADMIN && lastAdministrator) {
                throw Problem.conflict(user + " is the only administrator; make another one first.");
            }
            handle.execute(
                    "update users set role = coalesce(?, role), password_hash = coalesce(?, password_hash) where name = ?",
                    role == null ? null : role.wireName(),
                    passwordHash,
                    user);
            handle.execute("delete from sessions where user = ?", user);
        });
        String what = (role == null ? "" : "role " + role.wireName() + " ") + (password == null ? "" : "password");
        record(by, "user.change", user, what.trim());
    }

    public List<User> users() {
        return database.withHandle(
                handle -> handle.createQuery("select name, role, created_at from users order by name")
                        .map((row, context) -> new User(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }

    /** The user's role if the password is right. As slow for a user that does not exist. */
    Optional<Role> signIn(String user, String password) {
        String[] kept =
                database.withHandle(handle -> handle.createQuery("select role, password_hash from users where name = ?")
                        .bind(0, user)
                        .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
                        .findOne()
                        .orElse(null));
        if (kept == null) {
            Secrets.passwordHash(password, passwordRounds);
            return Optional.empty();
        }
        return Secrets.passwordMatches(password, kept[1]) ? Role.of(kept[0]) : Optional.empty();
    }

    void keepSession(String hash, String user, long expiresAt) {
        database.useTransaction(handle -> {
            handle.execute("delete from sessions where expires_at <= ?", clock.millis());
            handle.execute("insert into sessions(hash, user, expires_at) values(?, ?, ?)", hash, user, expiresAt);
        });
    }

    void endSession(String hash) {
        database.useHandle(handle -> handle.execute("delete from sessions where hash = ?", hash));
    }

    List<KeptSession> sessions() {
        return database.withHandle(
                handle -> handle.createQuery("select s.hash, s.user, u.role, s.expires_at from sessions s"
                                + " join users u on u.name = s.user where s.expires_at > ?")
                        .bind(0, clock.millis())
                        .map((row, context) ->
                                new KeptSession(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                        .list());
    }

    /** Keeps the token under that name; one of the same name is no longer valid. */
    public void keepToken(String name, Role role, String token) {
        String hash = Secrets.hash(token);
        int changed = database.withHandle(handle -> handle.execute(
                "insert into tokens(hash, name, role, created_at) values(?, ?, ?, ?) on conflict(name) do update set"
                        + " hash = excluded.hash, role = excluded.role, created_at = excluded.created_at"
                        + " where hash <> excluded.hash",
                hash,
                name,
                role.wireName(),
                clock.instant().toString()));
        if (changed > 0) {
            record("ramzor", "token.keep", name, role.wireName());
        }
    }

    List<KeptToken> tokens() {
        return database.withHandle(handle -> handle.createQuery("select hash, name, role from tokens")
                .map((row, context) -> new KeptToken(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    @Override
    public void record(String user, String action, String subject, String detail) {
        database.useHandle(handle -> handle.execute(
                "insert into audit(at, user, action, subject, detail) values(?, ?, ?, ?, ?)",
                clock.instant().toString(),
                user,
                action,
                subject,
                detail));
    }

    /** The newest lines of the audit log, newest first. */
    public List<AuditLine> audit(int most) {
        return database.withHandle(handle -> handle.createQuery(
                        "select at, user, action, subject, detail from audit order by id desc limit ?")
                .bind(0, most)
                .map((row, context) -> new AuditLine(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list());
    }
}
