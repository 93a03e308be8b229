package jp.anpi.safety.ladder;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.incident.Policies;
import jp.anpi.safety.incident.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city's tables of who is asked, for how long, and how long an answer counts.
 *
 * @param policies none means the table of the city's minutes ({@link Policy#STANDARD}); a table stays configured as long as
 *     an incident runs that was opened with it
 * @param duty who is called when nobody is at the desk; none means that only the screens say so
 */
@ConfigurationProperties("anpi.ladder")
public record LadderProperties(
        @DefaultValue List<Table> policies, @DefaultValue List<Duty> duty) {

    private static final String KEY = "anpi.ladder";

    public LadderProperties {
        policies = List.copyOf(policies);
        duty = List.copyOf(duty);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            problems.addAll(policies.get(i).problems(KEY + ".policies[" + i + "]", policies.subList(0, i)));
        }
        problems.addAll(rosters(duty).problems(KEY + ".duty"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * The duty roster from a moment on.
     *
     * @param from local time of the city; absent means from the beginning
     * @param officers in the order they are called: duty officer, deputy, head
     */
    public record Duty(
            @Nullable LocalDateTime from, @DefaultValue List<Officer> officers) {}

    /** Somebody on duty. */
    public record Officer(
            @DefaultValue("") String title,
            @DefaultValue("") String name,
            @Nullable String mail,
            @Nullable String phone) {

        DutyOfficer officer() {
            return new DutyOfficer(title, name, Optional.ofNullable(mail), Optional.ofNullable(phone));
        }
    }

    /**
     * One table, valid from a day on.
     *
     * @param deputies by office id, the id of the office that answers for it when it cannot act
     */
    public record Table(
            @DefaultValue("") String name,
            @Nullable LocalDate validFrom,
            @DefaultValue Map<PriorityGroup, Row> groups,
            @DefaultValue Map<String, String> deputies) {

        private List<String> problems(String key, List<Table> before) {
            List<String> problems = new ArrayList<>();
            Map<OfficeId, OfficeId> standIns = standIns(key + ".deputies", problems);
            problems.addAll(Policy.problems(key, name, rows(), standIns));
            if (before.stream().anyMatch(other -> other.name().equals(name))) {
                problems.add(key + ".name: another table is named " + name + " too");
            }
            return problems;
        }

        private Policy policy() {
            return new Policy(
                    name, validFrom == null ? LocalDate.EPOCH : validFrom, rows(), standIns("", new ArrayList<>()));
        }

        private Map<PriorityGroup, GroupPolicy> rows() {
            Map<PriorityGroup, GroupPolicy> rows = new EnumMap<>(PriorityGroup.class);
            groups.forEach((group, row) -> rows.put(group, row.policy()));
            return rows;
        }

        private Map<OfficeId, OfficeId> standIns(String key, List<String> problems) {
            Map<OfficeId, OfficeId> standIns = new HashMap<>();
            deputies.forEach((office, deputy) -> {
                try {
                    standIns.put(OfficeId.of(office), OfficeId.of(deputy));
                } catch (IllegalArgumentException noId) {
                    problems.add(key + "." + office + ": must name two offices by their ids, not " + deputy);
                }
            });
            return standIns;
        }
    }

    /** What holds for one group, as {@link GroupPolicy} says. */
    public record Row(
            @DefaultValue List<Step> rungs,
            @DefaultValue("24h") Duration confirmedFor,
            @DefaultValue("false") boolean recheck,
            @DefaultValue("HEARSAY") Evidence demands,
            @Nullable Duration overdueAfter,
            @DefaultValue("1") int answers,
            @DefaultValue("3") int tries,
            @DefaultValue("2h") Duration triesWithin,
            @Nullable Duration deskAnswersWithin) {

        GroupPolicy policy() {
            return new GroupPolicy(
                    rungs.stream().map(Step::rung).toList(),
                    confirmedFor,
                    recheck,
                    demands,
                    Optional.ofNullable(overdueAfter),
                    answers,
                    new GroupPolicy.Tries(tries, triesWithin),
                    Optional.ofNullable(deskAnswersWithin));
        }
    }

    /** One rung. */
    public record Step(
            @DefaultValue List<AskedRole> roles,
            @DefaultValue("FIRST_FOUND") Rung.Manner manner,
            @DefaultValue("0s") Duration patience) {

        Rung rung() {
            return new Rung(roles, manner, patience);
        }
    }

    /** The duty rosters. */
    public DutyRosters readDuty() {
        return rosters(duty);
    }

    private static DutyRosters rosters(List<Duty> duty) {
        return new DutyRosters(duty.stream()
                .map(one -> new DutyRosters.Roster(
                        one.from() == null ? LocalDateTime.MIN : one.from(),
                        one.officers().stream().map(Officer::officer).toList()))
                .toList());
    }

    /** The tables. */
    public Policies read() {
        return new Policies(
                policies.isEmpty()
                        ? List.of(Policy.STANDARD)
                        : policies.stream().map(Table::policy).toList());
    }
}
