package io.ramzor.job;

/** The stream job ended although it should not; the message names the innermost cause. */
public final class StreamJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamJobException(String message, Throwable cause) {
        super(message, cause);
    }
}
