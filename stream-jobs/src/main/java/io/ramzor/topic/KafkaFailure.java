package io.ramzor.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** Says what Kafka's errors mean to a person. */
final class KafkaFailure {
    private KafkaFailure() {}

    /** @param what it could not do, as in "cannot be read" */
    static IOException of(KafkaOptions options, String what, Throwable cause) {
        if (cause instanceof InterruptException) {
            return interrupted(options);
        }
        if (cause instanceof WakeupException) {
            return closed(options);
        }
        String place = "Kafka at " + options.servers();
        if (cause instanceof TimeoutException) {
            return new IOException(
                    place + " does not answer; see that it runs and that kafka.bootstrap_servers names it", cause);
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new IOException(
                    place + " refuses Ramzor: " + cause.getMessage() + "; see kafka.security_file", cause);
        }
        if (cause instanceof RecordTooLargeException) {
            return new IOException(
                    place + " refuses a record: " + cause.getMessage() + "; nothing else of this batch is lost", cause);
        }
        return new IOException(place + " cannot " + what + ": " + reason(cause), cause);
    }

    static IOException closed(KafkaOptions options) {
        return new IOException("the connection to Kafka at " + options.servers() + " is closed");
    }

    static InterruptedIOException interrupted(KafkaOptions options) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for Kafka at " + options.servers());
    }

    /** The innermost cause: those around it say only that something failed. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
