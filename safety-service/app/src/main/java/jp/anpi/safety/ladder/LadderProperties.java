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

    public LadderProperties {
        policies = List.copyOf(policies);
        duty = List.copyOf(duty);
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
            @DefaultValue Map<String, String> deputies) {}

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

    /** The duty rosters; throws naming the key of everything that is wrong. */
    public DutyRosters readDuty() {
        var rosters = new DutyRosters(duty.stream()
                .map(one -> new DutyRosters.Roster(
                        one.from() == null ? LocalDateTime.MIN : one.from(),
                        one.officers().stream().map(Officer::officer).toList()))
                .toList());
        List<String> problems = rosters.problems("anpi.ladder.duty");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return rosters;
    }

    /** The tables; throws naming the key of everything that is wrong. */
    public Policies read() {
        if (policies.isEmpty()) {
            return new Policies(List.of(Policy.STANDARD));
        }
        return new Policies(java.util.stream.IntStream.range(0, policies.size())
                .mapToObj(i -> policy("anpi.ladder.policies[" + i + "]", policies.get(i)))
                .toList());
    }

    private static Policy policy(String key, Table table) {
        Map<PriorityGroup, GroupPolicy> groups = new EnumMap<>(PriorityGroup.class);
        table.groups().forEach((group, row) -> groups.put(group, row.policy()));
        List<String> problems = new ArrayList<>();
        Map<OfficeId, OfficeId> deputies = deputies(key + ".deputies", table.deputies(), problems);
        problems.addAll(Policy.problems(key, table.name(), groups, deputies));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Policy(
                table.name(), table.validFrom() == null ? LocalDate.EPOCH : table.validFrom(), groups, deputies);
    }

    private static Map<OfficeId, OfficeId> deputies(String key, Map<String, String> given, List<String> problems) {
        Map<OfficeId, OfficeId> deputies = new HashMap<>();
        given.forEach((office, deputy) -> {
            try {
                deputies.put(OfficeId.of(office), OfficeId.of(deputy));
            } catch (IllegalArgumentException noId) {
                problems.add(key + "." + office + ": must name two offices by their ids, not " + deputy);
            }
        });
        return deputies;
    }
}
