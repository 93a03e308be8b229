package jp.anpi.registry.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.WeeklyService;

/** Who serves whom: one care manager for everyone of ① to ③, a visiting nurse for ① and ②, neighbours with the same one. */
final class CareTeam {

    private static final short NOBODY = -1;

    private final Offices offices;
    private final Staff staff;
    private final LocalDate asOf;
    private final short[] managers;
    private final short[] nurses;

    CareTeam(Allotment allotment, int people, int[] caseloads, Offices offices, Staff staff, LocalDate asOf) {
        this.offices = offices;
        this.staff = staff;
        this.asOf = asOf;
        managers = new short[people];
        nurses = new short[people];
        Arrays.fill(managers, NOBODY);
        Arrays.fill(nurses, NOBODY);
        int[] clients = allotment.upTo(PriorityGroup.CARE_CONSIDERATION);
        int next = 0;
        for (short manager = 0; manager < caseloads.length; manager++) {
            for (int i = 0; i < caseloads[manager]; i++) {
                managers[clients[next++]] = manager;
            }
        }
        int[] patients = allotment.upTo(PriorityGroup.MEDICAL_COORDINATION);
        for (int i = 0; i < patients.length; i++) {
            nurses[patients[i]] = (short) ((long) i * staff.nurses().size() / patients.length);
        }
    }

    Optional<MemberState> careManager(int person) {
        return managers[person] == NOBODY ? Optional.empty() : Optional.of(staff.careManager(managers[person]));
    }

    Optional<MemberState> nurse(int person) {
        return nurses[person] == NOBODY
                ? Optional.empty()
                : Optional.of(staff.nurses().get(nurses[person]));
    }

    List<Assignment> assignments(
            int person, PriorityGroup group, int district, List<WeeklyService> services, RandomGenerator chance) {
        var assignments = new ArrayList<Assignment>();
        careManager(person).ifPresent(manager -> {
            var since = asOf.minusDays(chance.nextInt(30, 1_500));
            if (Dice.chance(chance, 0.03)) {
                assignments.add(earlierManager(manager, since, chance));
            }
            assignments.add(of(Assignment.Role.CARE_MANAGER, manager, since));
        });
        nurse(person)
                .ifPresent(nurse -> assignments.add(
                        Dice.chance(chance, 0.85)
                                ? of(Assignment.Role.VISITING_NURSE, nurse, since(chance))
                                : new Assignment(
                                        Assignment.Role.VISITING_NURSE,
                                        nurse.office(),
                                        Optional.empty(),
                                        since(chance),
                                        Optional.empty())));
        if (Dice.chance(chance, doctorVisits(group))) {
            var clinic = offices.near(district, OfficeState.Kind.CLINIC, chance);
            assignments.add(of(Assignment.Role.VISITING_DOCTOR, staff.doctorOf(clinic), since(chance)));
        }
        nurse(person)
                .map(MemberState::office)
                .ifPresentOrElse(
                        station -> addProviders(
                                assignments,
                                services.stream()
                                        .filter(service -> !service.office().equals(station))
                                        .toList(),
                                chance),
                        () -> addProviders(assignments, services, chance));
        if (group == PriorityGroup.REASONABLE_ACCOMMODATION && Dice.chance(chance, 0.15)) {
            var support = offices.near(district, OfficeState.Kind.DISABILITY_SUPPORT, chance);
            assignments.add(new Assignment(
                    Assignment.Role.PROVIDER, support.id(), Optional.empty(), since(chance), Optional.empty()));
        }
        return assignments;
    }

    private void addProviders(List<Assignment> assignments, List<WeeklyService> services, RandomGenerator chance) {
        services.stream()
                .map(WeeklyService::office)
                .distinct()
                .map(office -> new Assignment(
                        Assignment.Role.PROVIDER, office, Optional.empty(), since(chance), Optional.empty()))
                .forEach(assignments::add);
    }

    private Assignment earlierManager(MemberState today, LocalDate until, RandomGenerator chance) {
        var from = until.minusDays(chance.nextInt(100, 900));
        var before = today.deputy().orElse(today.id());
        return new Assignment(
                Assignment.Role.CARE_MANAGER,
                today.office(),
                Optional.of(before),
                from,
                Optional.of(until.minusDays(1)));
    }

    private static double doctorVisits(PriorityGroup group) {
        return switch (group) {
            case PUSH_SUPPORT -> 0.8;
            case MEDICAL_COORDINATION -> 0.4;
            case CARE_CONSIDERATION -> 0.1;
            case REASONABLE_ACCOMMODATION, GENERAL -> 0;
        };
    }

    private static Assignment of(Assignment.Role role, MemberState member, LocalDate from) {
        return new Assignment(role, member.office(), Optional.of(member.id()), from, Optional.empty());
    }

    private LocalDate since(RandomGenerator chance) {
        return asOf.minusDays(chance.nextInt(10, 1_200));
    }
}
