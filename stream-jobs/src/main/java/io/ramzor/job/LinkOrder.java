package io.ramzor.job;

import io.ramzor.metric.EventOrder;

/** Which of two things said of a pair of customers is the later. */
final class LinkOrder {
    private LinkOrder() {}

    static int compare(LinkBook.Link one, LinkBook.Link other) {
        int byTime = Long.compare(one.time, other.time);
        int bySeq = byTime == 0 ? Long.compare(one.seq, other.seq) : byTime;
        return bySeq == 0 ? EventOrder.compareUtf8(one.id, other.id) : bySeq;
    }
}
