package io.ramzor.staffing;

import java.util.List;

/** How a queue's contacts are worked on, and what they are promised. */
public sealed interface Work permits Work.Live, Work.Threads, Work.Deferred {

    /**
     * One contact an agent; the customer waits on the line (voice, video).
     *
     * @param target what is to be held
     * @param patienceSeconds mean patience, above 0; null = nobody leaves
     */
    record Live(Target target, Double patienceSeconds) implements Work {
        public Live {
            checkPatience(patienceSeconds);
        }
    }

    /**
     * Several dialogues an agent (chat, messaging).
     *
     * @param target what is to be held
     * @param patienceSeconds mean patience of those who wait for an agent, above 0; null = nobody leaves
     * @param concurrency weight-1 dialogues that one agent has at once, 1 or more
     * @param replyShare share of a dialogue's time, alone with its agent, in which the agent writes, 0 to 1; in the rest the
     *     customer does
     * @param slowdown by how much of itself a reply is longer for each other reply owed, 0 or more
     * @param idleSeconds mean time that a thread lies idle at its agent before it revives or ends, 0 or more
     * @param idleWeight weight of an idle thread, 0 to 1
     */
    record Threads(
            Target target,
            Double patienceSeconds,
            int concurrency,
            double replyShare,
            double slowdown,
            double idleSeconds,
            double idleWeight)
            implements Work {
        public Threads {
            checkPatience(patienceSeconds);
            if (concurrency < 1) {
                throw new IllegalArgumentException("an agent has at least 1 dialogue at once, not " + concurrency);
            }
            if (!(replyShare >= 0 && replyShare <= 1 && idleWeight >= 0 && idleWeight <= 1)) {
                throw new IllegalArgumentException("the reply share and the idle weight lie between 0 and 1, not "
                        + replyShare + " and " + idleWeight);
            }
            if (!(slowdown >= 0 && idleSeconds >= 0 && slowdown < 1e6 && idleSeconds < 1e12)) {
                throw new IllegalArgumentException(
                        "slowdown and idle seconds must be 0 or more, not " + slowdown + " and " + idleSeconds);
            }
        }
    }

    /**
     * Work answered by a deadline, the oldest first (e-mail, forms, callbacks).
     *
     * @param deadlineSeconds time from arrival to the deadline, above 0
     * @param businessClock whether the deadline runs only while the queue is open
     * @param serviceLevel share to be answered by it, above 0 and below 1
     * @param variation standard deviation by mean of a contact's handling time, 0 or more
     * @param backlogAges seconds on the deadline's clock since the arrival of each contact that waits at the beginning
     */
    record Deferred(
            double deadlineSeconds,
            boolean businessClock,
            double serviceLevel,
            double variation,
            List<Double> backlogAges)
            implements Work {
        public Deferred {
            backlogAges = List.copyOf(backlogAges);
            if (!(deadlineSeconds > 0) || Double.isInfinite(deadlineSeconds)) {
                throw new IllegalArgumentException("a deadline must be above 0 seconds, not " + deadlineSeconds);
            }
            if (!(serviceLevel > 0 && serviceLevel < 1)) {
                throw new IllegalArgumentException("a service level lies between 0 and 1, not " + serviceLevel);
            }
            if (!(variation >= 0 && variation < 1e6)) {
                throw new IllegalArgumentException("a variation must be 0 or more, not " + variation);
            }
            for (double age : backlogAges) {
                if (!(age >= 0) || Double.isInfinite(age)) {
                    throw new IllegalArgumentException("ages of a backlog must be 0 or more seconds, not " + age);
                }
            }
        }
    }

    private static void checkPatience(Double patienceSeconds) {
        if (patienceSeconds != null && !(patienceSeconds > 0)) {
            throw new IllegalArgumentException("patience must be above 0 seconds, not " + patienceSeconds);
        }
    }
}
