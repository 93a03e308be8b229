package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;

/** The desk's duty rosters over time; the newest that has begun is in force. */
public record DutyRosters(List<Roster> all) {

    public DutyRosters {
        all = List.copyOf(all);
    }

    /**
     * Who is called when nobody is at the desk, in this order.
     *
     * @param from local time of the city
     */
    public record Roster(LocalDateTime from, List<DutyOfficer> officers) {
        public Roster {
            officers = List.copyOf(officers);
        }
    }

    /** Who is on duty at that local time; empty before the first roster begins. */
    public List<DutyOfficer> at(LocalDateTime now) {
        return all.stream()
                .filter(roster -> !roster.from().isAfter(now))
                .max(Comparator.comparing(Roster::from))
                .map(Roster::officers)
                .orElse(List.of());
    }

    /** Everything wrong, each line beginning with the configuration key at fault; empty when the rosters can be used. */
    public List<String> problems(String key) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Roster roster = all.get(i);
            String at = key + "[" + i + "]";
            if (roster.officers().isEmpty()) {
                problems.add(at + ".officers: must name somebody to call");
            }
            if (all.subList(0, i).stream().anyMatch(other -> other.from().equals(roster.from()))) {
                problems.add(at + ".from: another roster begins then too");
            }
            for (int j = 0; j < roster.officers().size(); j++) {
                DutyOfficer officer = roster.officers().get(j);
                String who = at + ".officers[" + j + "]";
                if (officer.title().isBlank() || officer.name().isBlank()) {
                    problems.add(who + ": needs a title and a name");
                } else if (roster.officers().subList(0, j).contains(officer)) {
                    problems.add(who + ": is called twice");
                }
            }
        }
        return problems;
    }

    /** The same people, and this duty roster beside them. */
    public PeopleAround beside(PeopleAround people, ZoneId zone) {
        return new PeopleAround() {
            @Override
            public Optional<MemberState> findMember(MemberId id) {
                return people.findMember(id);
            }

            @Override
            public Optional<OfficeState> findOffice(OfficeId id) {
                return people.findOffice(id);
            }

            @Override
            public List<DutyOfficer> onDuty(Instant now) {
                return at(now.atZone(zone).toLocalDateTime());
            }
        };
    }
}
