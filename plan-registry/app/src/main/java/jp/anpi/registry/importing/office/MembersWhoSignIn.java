package jp.anpi.registry.importing.office;

import java.util.Collection;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import reactor.core.publisher.Mono;

/** Which members have a way in: they stay when the list that brought them is taken back. */
@FunctionalInterface
public interface MembersWhoSignIn {

    /** Those of them who have. */
    Mono<Set<MemberId>> among(Collection<MemberId> members);
}
