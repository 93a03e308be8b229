package jp.anpi.registry.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import org.springframework.web.server.ServerWebExchange;

/**
 * For answers that are no JSON and so cannot be read for the people they name: whoever makes them tells. What is taken away without that
 * being told is about everybody.
 */
public final class Shown {

    private static final String ATTRIBUTE = Shown.class.getName();

    private Shown() {}

    /** The answer of this exchange will name these people. */
    public static void in(ServerWebExchange exchange, Collection<PersonId> people) {
        Set<String> all = new HashSet<>(in(exchange));
        people.forEach(person -> all.add(person.toString()));
        exchange.getAttributes().put(ATTRIBUTE, List.copyOf(all));
    }

    static boolean isTold(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) != null;
    }

    static Collection<String> in(ServerWebExchange exchange) {
        List<String> told = exchange.getAttribute(ATTRIBUTE);
        return told == null ? List.of() : told;
    }
}
