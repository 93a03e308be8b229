package jp.anpi.safety.access;

import jp.anpi.registry.contract.Agreed;

/**
 * What joins a caller to a person.
 *
 * @param relation what the caller is to them
 * @param agreed what the person lets the city share while there is no disaster, and with whom
 */
public record Tie(Relation relation, Agreed agreed) {

    /** To nobody in particular. */
    public static final Tie NONE = new Tie(Relation.NONE, Agreed.NOTHING);

    /** To somebody who lets the city share with everybody who has to do with them. */
    public static Tie withConsent(Relation relation) {
        return new Tie(relation, Agreed.EVERYTHING);
    }
}
