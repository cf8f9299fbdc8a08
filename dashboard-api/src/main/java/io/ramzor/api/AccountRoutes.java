package io.ramzor.api;

import java.util.Map;

/** Signing in and out, the first administrator, users. */
final class AccountRoutes {
    /** Stands for whoever follows the first administrator's link; no user can have this name. */
    private static final String INVITED = " invited";

    private final Accounts accounts;
    private final SignIns signIns;
    private final Access access;
    private final Throttle throttle;

    AccountRoutes(Accounts accounts, SignIns signIns, Access access, Throttle throttle) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.access = access;
        this.throttle = throttle;
    }

    void addTo(Handlers handlers) {
        handlers.blocking(
                "getSession",
                asked -> session(asked.caller().user(), asked.caller().role()));
        handlers.slow("postSession", 200, this::signIn);
        handlers.blocking("deleteSession", this::signOut);
        handlers.slow("postInvitation", 200, this::acceptInvitation);
        handlers.blocking("getUsers", asked -> Answers.members("users", accounts.users()));
        handlers.slow("postUser", 201, this::addUser);
        handlers.slow("putUser", 200, this::changeUser);
    }

    private static Map<String, Object> session(String user, Role role) {
        Map<String, Object> session = Answers.members("user", user);
        session.put("role", role.wireName());
        return session;
    }

    private Map<String, Object> signIn(Asked asked) {
        String user = asked.text("user");
        String address = address(asked);
        throttle.check(user, address);
        Role role = accounts.signIn(user, asked.text("password")).orElse(null);
        if (role == null) {
            throttle.failed(user, address);
            accounts.record(user, "session.refused", null, address);
            throw new Problem(401, "Not signed in", "User or password is wrong.");
        }
        throttle.succeeded(user, address);
        return begin(asked, user, role);
    }

    private static String address(Asked asked) {
        return asked.request().request().remoteAddress().hostAddress();
    }

    private Map<String, Object> begin(Asked asked, String user, Role role) {
        access.setCookie(asked.request(), signIns.begin(user, role));
        accounts.record(user, "session.begin", null, null);
        return session(user, role);
    }

    private Object signOut(Asked asked) {
        var cookie = asked.request().request().getCookie(Access.COOKIE);
        if (cookie != null) {
            signIns.end(cookie.getValue());
        }
        access.clearCookie(asked.request());
        return null;
    }

    private Map<String, Object> acceptInvitation(Asked asked) {
        String address = address(asked);
        throttle.check(INVITED, address);
        try {
            accounts.acceptInvitation(asked.text("token"), asked.text("user"), asked.text("password"));
        } catch (Problem refused) {
            throttle.failed(INVITED, address);
            throw refused;
        }
        return begin(asked, asked.text("user"), Role.ADMIN);
    }

    private Map<String, Object> addUser(Asked asked) {
        Role role = Role.of(asked.text("role")).orElseThrow();
        accounts.addUser(
                asked.text("user"), role, asked.text("password"), asked.caller().user());
        return session(asked.text("user"), role);
    }

    private Map<String, Object> changeUser(Asked asked) {
        String user = asked.pathText("user");
        Role role =
                asked.text("role") == null ? null : Role.of(asked.text("role")).orElseThrow();
        accounts.changeUser(user, role, asked.text("password"), asked.caller().user());
        signIns.endAll(user);
        return Answers.members("user", user);
    }
}
