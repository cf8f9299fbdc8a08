package io.ramzor.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Who the customers are: one has a key on each kind of channel, which systems link once they see the second. The n-th problem of a
 * topic is that of another customer than all before it until every customer has had one, so that two problems of one customer are
 * never about the same topic within days.
 */
final class Population {
    private static final long KEY_SALT = 0x52616D7A6F72L;
    private static final int NOBODY = -1;

    /** A link between two customers, made in error. */
    record WrongLink(String customer, String sameAs, long at, Long undoneAt) {}

    private final Floor floor;
    private final JourneyModel model;
    private final int size;
    private final int[] factor;
    private final int[] offset;
    private final long[] drawn;
    private final byte[] seen;
    private final byte[] firstKind;
    private final List<WrongLink> wrongLinks = new ArrayList<>();

    Population(Floor floor, long start) {
        this.floor = floor;
        this.model = floor.model.journeys;
        this.size = Math.max(1, floor.model.scenario.demand().customers());
        int topics = floor.model.topics.length;
        factor = new int[topics];
        offset = new int[topics];
        drawn = new long[topics];
        seen = new byte[size];
        firstKind = new byte[size];
        long own = Draws.seed(floor.seed, start);
        for (int topic = 0; topic < topics; topic++) {
            factor[topic] = coprime((int) (size * (0.3 + 0.4 * Draws.uniform(own, Draws.CUSTOMER, 2L * topic))));
            offset[topic] = (int) (size * Draws.uniform(own, Draws.CUSTOMER, 2L * topic + 1));
        }
    }

    private int coprime(int from) {
        int candidate = Math.max(1, from);
        while (divisor(candidate, size) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** Who has the next problem of that topic. */
    int next(int topic) {
        return person(topic, drawn[topic]++);
    }

    private int person(int topic, long number) {
        return (int) ((number % size * factor[topic] + offset[topic]) % size);
    }

    /** Whose problem of that topic came before the latest; {@link #NOBODY} before the second. */
    private int before(int topic) {
        return drawn[topic] < 2 ? NOBODY : person(topic, drawn[topic] - 2);
    }

    /** The customer's key on that channel. */
    String key(int person, String channel) {
        return key(person, model.kind(channel));
    }

    private String key(int person, int kind) {
        String name = model.keyKinds.get(kind);
        return name.charAt(0) + Long.toHexString(Draws.seed(KEY_SALT + name.hashCode(), person) >>> 20);
    }

    /** The centre's systems see the customer on that channel; they link the key if it is the second or a later one. */
    void seen(int person, String channel) {
        int kind = model.kind(channel);
        int bit = 1 << kind;
        if ((seen[person] & bit) != 0) {
            return;
        }
        if (seen[person] == 0) {
            firstKind[person] = (byte) kind;
        } else if (linked(person)) {
            floor.journeyTally.linked++;
            if (floor.scribe.on()) {
                floor.scribe.linked(key(person, kind), key(person, firstKind[person]), 1);
            }
        } else {
            floor.journeyTally.unlinked++;
        }
        seen[person] |= (byte) bit;
    }

    private boolean linked(int person) {
        return model.identities == null
                || Draws.uniform(Draws.seed(floor.seed, person), Draws.LINKED, 0) < model.identities.linked();
    }

    /** At the first contact about a problem its customer may be taken for the one before with such a problem as well. */
    void mistake(Problem problem, String channel) {
        if (model.identities == null || problem.draw(Draws.WRONG_LINK, 0) >= model.identities.wrong()) {
            return;
        }
        int other = before(problem.topic);
        if (other == NOBODY || other == problem.person || seen[other] == 0) {
            return;
        }
        boolean undone = problem.draw(Draws.WRONG_LINK, 1) < model.identities.undone();
        long after = undone ? model.undoneAfter.micros(problem.draw(Draws.WRONG_LINK, 2)) : 0;
        WrongLink link = new WrongLink(
                key(problem.person, channel),
                key(other, firstKind[other]),
                floor.now,
                undone ? Long.valueOf(floor.now + after) : null);
        floor.scribe.linked(link.customer(), link.sameAs(), model.identities.wrongConfidence());
        if (undone) {
            floor.heap.push(floor.now + after, Happening.UNLINK, wrongLinks.size());
        }
        wrongLinks.add(link);
    }

    /** Somebody has noticed. */
    void undo(int index) {
        WrongLink link = wrongLinks.get(index);
        floor.scribe.unlinked(link.customer(), link.sameAs());
    }

    List<WrongLink> wrongLinks() {
        return wrongLinks;
    }
}
