package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends to open an incident.
 *
 * @param id made by the sender, so that sending it again after a lost answer opens nothing twice; absent for whoever never repeats
 */
record OpenRequest(
        @Nullable IncidentId id,
        @Nullable IncidentKind kind,
        @Nullable Mode mode,
        @Nullable String title,
        @Nullable OffsetDateTime onsetAt,
        @Nullable AreaRequest area,
        @Nullable Set<PriorityGroup> groups,
        @Nullable Double speed)
        implements AreaRequest.Carrier {

    private static final int LONGEST_TITLE = 200;
    private static final double FASTEST = 100_000;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text TITLE = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");
    private static final Text FUTURE = new Text("発生時刻が未来です。", "The onset lies in the future.");
    private static final Text REAL_TIME =
            new Text("実災害の速さは 1 だけです。訓練では変えられます。", "A real incident runs at speed 1; a drill may run faster.");
    private static final Text SPEED = new Text("0 より大きく {0} 以下の数を指定してください。", "Give a number above 0, at most {0}.");

    /** The fact to tell, or everything that is wrong with the request. */
    IncidentEvent.Opened opened(IncidentId id, CityGround city, String policy, Actor by, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        missing(kind, "kind", wrong);
        missing(mode, "mode", wrong);
        missing(area, "area", wrong);
        String said = title == null ? "" : title.strip();
        if (said.isEmpty() || said.length() > LONGEST_TITLE) {
            wrong.add(ProblemItem.field("title", TITLE, LONGEST_TITLE));
        }
        Instant onset = onsetAt == null ? now : onsetAt.toInstant();
        if (onset.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
            wrong.add(ProblemItem.field("onsetAt", FUTURE));
        }
        double fast = speed == null ? 1 : speed;
        if (!(fast > 0) || fast > FASTEST) {
            wrong.add(ProblemItem.field("speed", SPEED, (long) FASTEST));
        } else if (mode == Mode.REAL && fast != 1) {
            wrong.add(ProblemItem.field("speed", REAL_TIME));
        }
        Optional<Area> where = area == null ? Optional.empty() : area.read("area", city, wrong);
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new IncidentEvent.Opened(
                id,
                Objects.requireNonNull(kind),
                Objects.requireNonNull(mode),
                said,
                where.orElseThrow(),
                groups == null || groups.isEmpty() ? Set.of(PriorityGroup.values()) : groups,
                onset,
                now,
                fast,
                policy,
                by);
    }

    private static void missing(@Nullable Object value, String field, List<ProblemItem> wrong) {
        if (value == null) {
            wrong.add(ProblemItem.field(field, MISSING));
        }
    }
}
