package jp.anpi.safety.ladder;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
@ConfigurationProperties("anpi.ladder")
public record LadderProperties(@DefaultValue List<Table> policies) {

    public LadderProperties {
        policies = List.copyOf(policies);
    }

    /** One table, valid from a day on. */
    public record Table(
            @DefaultValue("") String name,
            @Nullable LocalDate validFrom,
            @DefaultValue Map<PriorityGroup, Row> groups) {}

    /** What holds for one group, as {@link GroupPolicy} says. */
    public record Row(
            @DefaultValue List<Step> rungs,
            @DefaultValue("24h") Duration confirmedFor,
            @DefaultValue("false") boolean recheck,
            @DefaultValue("HEARSAY") Evidence demands,
            @Nullable Duration overdueAfter) {

        GroupPolicy policy() {
            return new GroupPolicy(
                    rungs.stream().map(Step::rung).toList(),
                    confirmedFor,
                    recheck,
                    demands,
                    Optional.ofNullable(overdueAfter));
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
        List<String> problems = Policy.problems(key, table.name(), groups);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Policy(table.name(), table.validFrom() == null ? LocalDate.EPOCH : table.validFrom(), groups);
    }
}
