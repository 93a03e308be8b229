package jp.anpi.registry.disclosure;

import jp.anpi.registry.contract.Agreed;

/**
 * What joins somebody to a person.
 *
 * @param relation what they are to the person
 * @param agreed what the person lets the city share in peacetime, and with whom
 */
public record Tie(Relation relation, Agreed agreed) {

    /** To nobody in particular. */
    public static final Tie NONE = new Tie(Relation.NONE, Agreed.NOTHING);
}
