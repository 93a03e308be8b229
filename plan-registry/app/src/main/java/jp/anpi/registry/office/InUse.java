package jp.anpi.registry.office;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Something that names offices or members; whom it names cannot be removed. Each feature that does adds one. */
@FunctionalInterface
public interface InUse {

    /** The ids of those that it names, of these at least. */
    Mono<Set<String>> among(Collection<String> ids);
}
