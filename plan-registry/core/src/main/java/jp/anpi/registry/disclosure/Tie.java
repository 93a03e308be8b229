package jp.anpi.registry.disclosure;

import java.util.Set;
import jp.anpi.registry.contract.ConsentScope;

/**
 * What joins somebody to a person.
 *
 * @param relation what they are to the person
 * @param agreed with whom the person lets the city share what it knows of them in peacetime
 */
public record Tie(Relation relation, Set<ConsentScope> agreed) {

    /** To nobody in particular. */
    public static final Tie NONE = new Tie(Relation.NONE, Set.of());

    public Tie {
        agreed = Set.copyOf(agreed);
    }
}
