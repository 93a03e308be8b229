package jp.anpi.registry.plan;

import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;

/** What members, with their office, and offices are called; one that is in no register is shown by its id, never left out. */
public record KnownNames(Map<MemberId, String> members, Map<OfficeId, String> offices) {

    public KnownNames {
        members = Map.copyOf(members);
        offices = Map.copyOf(offices);
    }

    public String of(MemberId id) {
        return Optional.ofNullable(members.get(id)).orElseGet(id::toString);
    }

    public String of(OfficeId id) {
        return Optional.ofNullable(offices.get(id)).orElseGet(id::toString);
    }

    /** Whoever a plan names to check on the person. */
    String of(NamedChecker checker, PlanContent plan) {
        return switch (checker) {
            case NamedChecker.ByMember(var member) -> of(member);
            case NamedChecker.ByOffice(var office) -> of(office);
            case NamedChecker.ByContact(int at) ->
                at < plan.contacts().size()
                        ? plan.contacts().get(at).name()
                        : plan.supporters().get(at - plan.contacts().size()).name();
        };
    }
}
