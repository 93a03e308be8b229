package jp.anpi.safety.roster;

import java.util.Collection;
import java.util.List;
import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** Hears of people who changed, after the copy has them; the copy goes on once the answer completes. */
@FunctionalInterface
public interface PeopleListener {

    Mono<Void> changed(List<PersonBrief> news, Collection<PersonId> gone);
}
