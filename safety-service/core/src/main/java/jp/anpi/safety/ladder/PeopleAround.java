package jp.anpi.safety.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/** The offices and members known at this instant; answers from memory. */
public interface PeopleAround {

    Optional<MemberState> findMember(MemberId id);

    Optional<OfficeState> findOffice(OfficeId id);

    /** Who is called when nobody is at the desk, in this order: duty officer, deputy, head. Empty where no roster is kept. */
    default List<DutyOfficer> onDuty(Instant now) {
        return List.of();
    }
}
