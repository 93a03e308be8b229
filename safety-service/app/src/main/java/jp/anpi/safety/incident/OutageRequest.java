package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.OutageId;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends to declare, change or end an outage, incident time.
 *
 * @param id of a new one, made by the sender, so that sending it again after a lost answer declares no second one
 * @param area required for a new one; what is absent stays as it was
 * @param startedAt required for a new one
 * @param endedAt from then on the power is back; the same as the start takes a mistake back
 * @param stillOut true when nobody knows an end: one that was said before by mistake counts no more
 */
record OutageRequest(
        @Nullable OutageId id,
        @Nullable AreaRequest area,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable Boolean stillOut)
        implements AreaRequest.Carrier {

    /** Further away it is a slip of the pen. */
    private static final Duration FURTHEST = Duration.ofDays(30);

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text FAR = new Text("災害の発生や現在から{0}日より離れています。", "This is more than {0} days away.");
    private static final Text BACKWARDS = new Text("終わりが始まりより前です。", "The end lies before the start.");

    /** An outage that nothing is wrong with. */
    record Checked(Area area, Instant startedAt, Optional<Instant> endedAt) {}

    /** The whole outage, or the refusal that names everything that is wrong. */
    Checked check(Optional<Outage> before, CityGround city, Instant onset, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        Optional<Area> where =
                area == null ? before.map(outage -> outage.territory().area()) : area.read("area", city, wrong);
        if (area == null && before.isEmpty()) {
            wrong.add(ProblemItem.field("area", MISSING));
        }
        Optional<Instant> start =
                startedAt == null ? before.map(Outage::startedAt) : Optional.of(startedAt.toInstant());
        if (start.isEmpty()) {
            wrong.add(ProblemItem.field("startedAt", MISSING));
        }
        Optional<Instant> end = Optional.ofNullable(endedAt)
                .map(OffsetDateTime::toInstant)
                .or(() -> Boolean.TRUE.equals(stillOut) ? Optional.empty() : before.flatMap(Outage::endedAt));
        far("startedAt", start, onset, now, wrong);
        far("endedAt", end, onset, now, wrong);
        if (start.isPresent() && end.filter(start.get()::isAfter).isPresent()) {
            wrong.add(ProblemItem.field("endedAt", BACKWARDS));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new Checked(where.orElseThrow(), start.orElseThrow(), end);
    }

    private static void far(String field, Optional<Instant> at, Instant onset, Instant now, List<ProblemItem> wrong) {
        at.filter(instant -> instant.isBefore(onset.minus(FURTHEST)) || instant.isAfter(now.plus(FURTHEST)))
                .ifPresent(_ -> wrong.add(ProblemItem.field(field, FAR, FURTHEST.toDays())));
    }
}
