package jp.anpi.safety.ladder;

import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/** The offices and members known at this instant; answers from memory. */
public interface PeopleAround {

    Optional<MemberState> findMember(MemberId id);

    Optional<OfficeState> findOffice(OfficeId id);
}
