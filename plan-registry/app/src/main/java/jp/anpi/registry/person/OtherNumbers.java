package jp.anpi.registry.person;

import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** Numbers that people go by and that no index of readable words has. */
public interface OtherNumbers {

    /** Who goes by just this number, however it is written; nobody for what is none. */
    Mono<Set<PersonId>> goingBy(String typed);
}
