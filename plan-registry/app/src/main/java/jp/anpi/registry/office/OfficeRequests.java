package jp.anpi.registry.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;

/** What is sent to change offices, their members and who serves whom. */
final class OfficeRequests {

    private OfficeRequests() {}

    /**
     * @param version that the sender has read; left out for a new one
     * @param hours when somebody can be reached (連絡可能時間), in words
     * @param serves the districts in which it serves people; left out where that is all of the city or not known
     * @param otherKind what it does, where no kind names it
     */
    record OfOffice(
            Optional<Long> version,
            Optional<String> name,
            Optional<OfficeState.Kind> kind,
            Optional<DistrictId> district,
            Optional<Position> position,
            Optional<String> phone,
            Optional<String> mail,
            Optional<Boolean> inFloodArea,
            Optional<String> address,
            Optional<String> hours,
            Optional<List<DistrictId>> serves,
            Optional<String> otherKind) {

        private static final int MOST = 500;

        /** As many as may be sent, to look them up. */
        Set<DistrictId> districts() {
            return Stream.concat(
                            district.stream(),
                            serves.orElse(List.of()).stream()
                                    .filter(Objects::nonNull)
                                    .limit(MOST))
                    .collect(Collectors.toSet());
        }

        /** Refused (422) naming each field that is wrong. */
        OfficeState read(OfficeId id, long next, Optional<LocalDate> until, Set<DistrictId> districts) {
            var fields = new OfficeFields();
            String called = fields.name("name", name);
            OfficeState.Kind what = fields.required("kind", kind, OfficeState.Kind.HOME_HELP);
            DistrictId where = fields.required("district", district, new DistrictId("unknown"));
            if (district.isPresent() && !districts.contains(where)) {
                fields.unknown("district");
            }
            List<DistrictId> area = serves.isEmpty() ? List.of() : fields.all("serves", serves, MOST);
            for (int i = 0; i < area.size(); i++) {
                if (!districts.contains(area.get(i))) {
                    fields.unknown("serves[" + i + "]");
                }
            }
            Optional<String> word = fields.line("otherKind", otherKind);
            var office = new OfficeState(
                    id,
                    next,
                    called,
                    what,
                    where,
                    position,
                    fields.line("phone", phone),
                    fields.line("mail", mail),
                    inFloodArea.orElse(false),
                    fields.line("address", address),
                    fields.line("hours", hours),
                    area.stream().distinct().toList(),
                    word.filter(_ -> what == OfficeState.Kind.OTHER),
                    until);
            fields.refuseWrong();
            return office;
        }
    }

    /**
     * @param version that the sender has read; left out for a new one
     * @param deputy who takes over when the member cannot be reached: somebody else of any office
     * @param hours when the member can be reached, in words
     */
    record OfMember(
            Optional<Long> version,
            Optional<OfficeId> office,
            Optional<String> name,
            Optional<Role> role,
            Optional<String> phone,
            Optional<String> mail,
            Optional<MemberId> deputy,
            Optional<String> hours) {

        /**
         * Refused (422) naming each field that is wrong.
         *
         * @param until the member's last day, if any
         * @param former where they worked before
         * @param there the office, when there is one
         */
        MemberState read(
                MemberId id,
                long next,
                Optional<LocalDate> until,
                Optional<MemberState.Former> former,
                Optional<OfficeState> there,
                boolean deputyExists) {
            var fields = new OfficeFields();
            OfficeId of = fields.required("office", office, new OfficeId(id.value()));
            if (office.isPresent() && there.isEmpty()) {
                fields.unknown("office");
            }
            there.flatMap(OfficeState::until)
                    .filter(last -> until.map(last::isBefore).orElse(true))
                    .ifPresent(last -> fields.ended("office", last));
            String called = fields.name("name", name);
            Role as = fields.required("role", role.filter(Disclosure.CARE_STAFF::contains), Role.PROVIDER_STAFF);
            Optional<String> number = fields.line("phone", phone);
            Optional<String> address = fields.line("mail", mail);
            Optional<String> when = fields.line("hours", hours);
            if (deputy.isPresent() && (!deputyExists || deputy.get().equals(id))) {
                fields.unknown("deputy");
            }
            fields.refuseWrong();
            return new MemberState(id, next, of, called, as, number, address, deputy, when, until, former);
        }
    }

    /** @param to the last day; left out while it goes on */
    record OfAssignment(
            Optional<Assignment.Role> role,
            Optional<OfficeId> office,
            Optional<MemberId> member,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    /** All who serve a person; who is not sent does not. @param version of the person that the sender has read */
    record OfAssignments(Optional<Long> version, Optional<List<OfAssignment>> assignments) {

        private static final int MOST = 50;
        private static final OfficeId NOBODYS = new OfficeId(new UUID(0, 0));

        /** As many as may be sent, to look up whom they name. */
        List<OfAssignment> sent() {
            return assignments.orElse(List.of()).stream()
                    .filter(Objects::nonNull)
                    .limit(MOST)
                    .toList();
        }

        /**
         * Refused (422) naming each field that is wrong; nobody serves longer than they work.
         *
         * @param offices those that are named and exist
         * @param employed the members who are
         */
        List<Assignment> read(Map<OfficeId, OfficeState> offices, Map<MemberId, MemberState> employed) {
            var fields = new OfficeFields();
            fields.required("version", version, 0L);
            List<OfAssignment> all = fields.all("assignments", assignments, MOST);
            List<Assignment> read = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                OfAssignment one = all.get(i);
                String at = "assignments[" + i + "].";
                Assignment.Role role = fields.required(at + "role", one.role(), Assignment.Role.PROVIDER);
                LocalDate from = fields.required(at + "from", one.from(), LocalDate.EPOCH);
                if (one.to().filter(last -> last.isBefore(from)).isPresent()) {
                    fields.firstAfterLast(at + "to");
                }
                OfficeId office = fields.required(at + "office", one.office(), NOBODYS);
                Optional<OfficeState> there = Optional.ofNullable(offices.get(office));
                if (one.office().isPresent() && there.isEmpty()) {
                    fields.unknown(at + "office");
                }
                Optional<MemberState> who = one.member().flatMap(id -> Optional.ofNullable(employed.get(id)));
                if (one.member().isPresent()
                        && who.filter(member -> member.office().equals(office)).isEmpty()) {
                    fields.unknown(at + "member");
                }
                Stream.concat(there.flatMap(OfficeState::until).stream(), who.flatMap(MemberState::until).stream())
                        .min(Comparator.naturalOrder())
                        .filter(last -> one.to().map(last::isBefore).orElse(true))
                        .ifPresent(last -> fields.ended(at + "to", last));
                read.add(new Assignment(role, office, one.member(), from, one.to()));
            }
            fields.refuseWrong();
            return read;
        }
    }
}
