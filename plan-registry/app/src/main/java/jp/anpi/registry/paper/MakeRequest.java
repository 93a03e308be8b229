package jp.anpi.registry.paper;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;

/**
 * Whose sheets are to be made: a member's, those of everybody of an office, or a district's; one of the three.
 *
 * @param groups of a district; ①–③, whom somebody is asked about, when left out
 * @param occasion for which the paper is; peacetime when left out, and then only who agreed to it stands on it
 */
record MakeRequest(
        Optional<MemberId> member,
        Optional<OfficeId> office,
        Optional<DistrictId> district,
        Optional<List<PriorityGroup>> groups,
        Optional<Occasion> occasion) {

    private static final Set<PriorityGroup> ASKED_ABOUT =
            Set.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION, PriorityGroup.CARE_CONSIDERATION);
    private static final Text ONE_OF_THREE = new Text(
            "担当者（member）、事業所（office）、地区（district）のどれか一つを選んでください。",
            "Choose a member, an office or a district, one of the three.");

    /** What was asked for. */
    sealed interface Wanted {
        record OfMember(MemberId member) implements Wanted {}

        record OfOffice(OfficeId office) implements Wanted {}

        record OfDistrict(DistrictId district, Set<PriorityGroup> groups) implements Wanted {}
    }

    /** Refused (422) when it names several, or none. */
    Wanted read() {
        List<Wanted> named = Stream.<Optional<? extends Wanted>>of(
                        member.map(Wanted.OfMember::new),
                        office.map(Wanted.OfOffice::new),
                        district.map(id -> new Wanted.OfDistrict(id, wantedGroups())))
                .<Wanted>flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            throw Problem.field("member", ONE_OF_THREE).refused();
        }
        return named.getFirst();
    }

    Occasion forOccasion() {
        return occasion.orElse(Occasion.PEACETIME);
    }

    private Set<PriorityGroup> wantedGroups() {
        Set<PriorityGroup> sent =
                groups.orElse(List.of()).stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        return sent.isEmpty() ? ASKED_ABOUT : sent;
    }
}
