package jp.anpi.safety.lookahead;

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
import jp.anpi.safety.incident.AreaRequest;
import jp.anpi.safety.incident.CityGround;
import org.jspecify.annotations.Nullable;

/**
 * "The power goes out in this area: who runs out by then?" Incident time.
 *
 * @param from when it goes out; now unless said
 * @param until how far to look, at most 96 hours after {@code from}
 */
record WhatIfRequest(
        @Nullable AreaRequest area,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime until) implements AreaRequest.Carrier {

    private static final Duration FURTHEST = Duration.ofDays(30);
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text FAR = new Text("現在から {0} 日より離れています。", "This is more than {0} days away.");
    private static final Text WINDOW = new Text(
            "停電の時刻より後で、{0} 時間以内、かつ現在より後の時刻を指定してください。",
            "Give a time after the power goes out, within {0} hours of it, and still to come.");

    PowerLoss read(CityGround city, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        Optional<Area> where = area == null ? Optional.empty() : area.read("area", city, wrong);
        if (area == null) {
            wrong.add(ProblemItem.field("area", MISSING));
        }
        Instant start = from == null ? now : from.toInstant();
        if (Duration.between(now, start).abs().compareTo(FURTHEST) > 0) {
            wrong.add(ProblemItem.field("from", FAR, FURTHEST.toDays()));
        }
        if (until == null) {
            wrong.add(ProblemItem.field("until", MISSING));
        } else {
            Instant end = until.toInstant();
            boolean tooFar = Duration.between(start, end).compareTo(PowerLoss.FURTHEST) > 0;
            if (!end.isAfter(start) || !end.isAfter(now) || tooFar) {
                wrong.add(ProblemItem.field("until", WINDOW, PowerLoss.FURTHEST.toHours()));
            }
        }
        if (!wrong.isEmpty() || until == null) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new PowerLoss(where.orElseThrow(), start, until.toInstant());
    }
}
