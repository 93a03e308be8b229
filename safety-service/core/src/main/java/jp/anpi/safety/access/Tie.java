package jp.anpi.safety.access;

import java.util.EnumSet;
import java.util.Set;
import jp.anpi.registry.contract.ConsentScope;

/**
 * What joins a caller to a person.
 *
 * @param relation what the caller is to them
 * @param agreed with whom the person lets the city share what it knows of them while there is no disaster
 */
public record Tie(Relation relation, Set<ConsentScope> agreed) {

    /** To nobody in particular. */
    public static final Tie NONE = new Tie(Relation.NONE, Set.of());

    public Tie {
        agreed = Set.copyOf(agreed);
    }

    /** To somebody who lets the city share with everybody who has to do with them. */
    public static Tie withConsent(Relation relation) {
        return new Tie(relation, EnumSet.allOf(ConsentScope.class));
    }
}
