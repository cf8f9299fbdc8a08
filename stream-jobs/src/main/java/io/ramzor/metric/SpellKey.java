package io.ramzor.metric;

/**
 * Tells a spell from all others of an identity.
 *
 * @param contact contact id
 * @param number see {@link SpellSummary#number}
 * @param customer customer key, empty if unknown
 */
record SpellKey(String contact, int number, String customer) implements Comparable<SpellKey> {
    static SpellKey of(SpellSummary spell) {
        return of(spell.contact(), spell.number(), spell.customer());
    }

    static SpellKey of(String contact, int number, String customer) {
        return new SpellKey(contact, number, customer == null ? "" : customer);
    }

    @Override
    public int compareTo(SpellKey other) {
        int byContact = contact.compareTo(other.contact);
        int byNumber = byContact == 0 ? Integer.compare(number, other.number) : byContact;
        return byNumber == 0 ? customer.compareTo(other.customer) : byNumber;
    }
}
