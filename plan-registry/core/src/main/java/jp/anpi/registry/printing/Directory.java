package jp.anpi.registry.printing;

import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/** What offices, members and districts are called; who is in none of them is shown by id, never left out. */
public record Directory(
        Map<OfficeId, OfficeState> offices, Map<MemberId, MemberState> members, Map<DistrictId, String> districts) {

    public Directory {
        offices = Map.copyOf(offices);
        members = Map.copyOf(members);
        districts = Map.copyOf(districts);
    }

    String office(OfficeId id) {
        return Optional.ofNullable(offices.get(id)).map(OfficeState::name).orElseGet(id::toString);
    }

    Optional<String> phone(OfficeId id) {
        return Optional.ofNullable(offices.get(id)).flatMap(OfficeState::phone);
    }

    String member(MemberId id) {
        return Optional.ofNullable(members.get(id)).map(MemberState::name).orElseGet(id::toString);
    }

    Optional<String> phone(MemberId id) {
        return Optional.ofNullable(members.get(id)).flatMap(MemberState::phone);
    }

    Optional<OfficeId> officeOf(MemberId id) {
        return Optional.ofNullable(members.get(id)).map(MemberState::office);
    }

    String district(DistrictId id) {
        return Optional.ofNullable(districts.get(id)).orElseGet(id::value);
    }
}
