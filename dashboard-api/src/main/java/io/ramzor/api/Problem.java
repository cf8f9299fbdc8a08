package io.ramzor.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a request was not carried out, as it is told to the caller (RFC 9457). */
final class Problem extends RuntimeException {
    private final int status;
    private final String title;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param status HTTP status
     * @param title what kind of problem, the same for each of its kind
     * @param detail what was wrong here and what to do
     */
    Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "The request cannot be read", detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Not possible now", detail);
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "The body is too large",
                "At most " + limit + " bytes are taken at once; send it in several parts.");
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Not available now", detail).with("Retry-After", "5");
    }

    Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The members of the problem document. */
    Map<String, Object> document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", getMessage());
        return members;
    }
}
