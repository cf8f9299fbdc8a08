package io.ramzor.metric;

/** The folded state of one contact; a flat public class so that Flink treats it as a POJO and fields can be added. */
public class ContactState {
    public String contact;
}
