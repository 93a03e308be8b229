package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.roster.Roster;
import org.jspecify.annotations.Nullable;

/**
 * What the desk sends to disclose people.
 *
 * @param id made by the sender, so that sending it again after a lost answer discloses nothing twice
 * @param officeIds to all members of these
 * @param memberIds to these alone
 * @param groups of the people in the area; absent means all
 * @param until incident time, within two weeks
 */
record DisclosureRequest(
        @Nullable DisclosureId id,
        @Nullable List<String> officeIds,
        @Nullable List<String> memberIds,
        @Nullable AreaRequest area,
        @Nullable List<PriorityGroup> groups,
        @Nullable String because,
        @Nullable OffsetDateTime until)
        implements AreaRequest.Carrier {

    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int MOST = 200;

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text WHO = new Text("相手の事業所か職員を 1 から {0} まで指定してください。", "Name 1 to {0} offices or members.");
    private static final Text UNKNOWN = new Text("台帳にありません: {0}", "Not in the registry: {0}");
    private static final Text WHEN =
            new Text("今より後、{0} 日以内の時刻を指定してください。", "Give a time after now and within {0} days.");

    /** A disclosure that nothing is wrong with. */
    record Checked(
            Set<OfficeId> offices,
            Set<MemberId> members,
            Area area,
            Set<PriorityGroup> groups,
            String because,
            Instant until) {

        boolean isSame(Disclosure held) {
            return equals(new Checked(
                    held.offices(), held.members(), held.area(), held.groups(), held.because(), held.until()));
        }
    }

    /** The whole disclosure, or the refusal that names everything that is wrong. */
    Checked check(Roster roster, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        Set<OfficeId> offices = known(
                "officeIds",
                officeIds,
                OfficeId::of,
                id -> roster.findOffice(id).isPresent(),
                wrong);
        Set<MemberId> members = known(
                "memberIds",
                memberIds,
                MemberId::of,
                id -> roster.findMember(id).isPresent(),
                wrong);
        int named = offices.size() + members.size();
        if (wrong.isEmpty() && (named == 0 || named > MOST)) {
            wrong.add(ProblemItem.field("officeIds", WHO, MOST));
        }
        Optional<Area> where = Optional.ofNullable(area)
                .flatMap(drawn -> drawn.read("area", CityGround.of(roster.districts()), wrong));
        if (area == null) {
            wrong.add(ProblemItem.field("area", MISSING));
        }
        Optional<Instant> end = Optional.ofNullable(until)
                .map(OffsetDateTime::toInstant)
                .filter(at -> at.isAfter(now) && !at.isAfter(now.plus(LONGEST)));
        if (end.isEmpty()) {
            wrong.add(ProblemItem.field("until", WHEN, LONGEST.toDays()));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new Checked(
                offices,
                members,
                where.orElseThrow(),
                groups == null ? Set.of() : Set.copyOf(groups),
                Because.of(because),
                end.orElseThrow());
    }

    private static <T> Set<T> known(
            String field,
            @Nullable List<String> ids,
            Function<String, T> reader,
            Predicate<T> exists,
            List<ProblemItem> wrong) {
        Set<T> found = new HashSet<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            Optional<T> read = read(id, reader).filter(exists);
            read.ifPresent(found::add);
            if (read.isEmpty()) {
                wrong.add(ProblemItem.field(field, UNKNOWN, id));
            }
        }
        return found;
    }

    private static <T> Optional<T> read(String id, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(id));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
