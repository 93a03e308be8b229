package jp.anpi.registry.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * The whole of a week that is kept by hand; what is not in it is taken away.
 *
 * @param version of the person that the sender has read
 */
record WeekRequest(Optional<Long> version, Optional<List<Entry>> services) {

    private static final int MOST = 60;
    private static final int LONGEST_WAY = 180;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text UNKNOWN = new Text("登録されていません。", "It is not registered.");
    private static final Text CLOSED = new Text("閉じた事業所です。", "The office has closed.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");
    private static final Text SAME = new Text("開始と同じ時刻です。", "It is the time at which it begins.");
    private static final Text OUT_OF_RANGE = new Text("{0}から{1}までです。", "From {0} to {1}.");
    private static final Text NO_WAY = new Text("訪問では送迎がありません。", "Nobody is fetched for a visit at home.");

    /**
     * @param end one that is before the start is on the next day
     * @param transportMinutes one way; none unless it is said
     * @param weeks of the month on which it takes place; every week unless some are said
     */
    record Entry(
            Optional<OfficeId> office,
            Optional<WeeklyService.Kind> kind,
            Optional<DayOfWeek> day,
            Optional<LocalTime> start,
            Optional<LocalTime> end,
            Optional<Integer> transportMinutes,
            Optional<List<Integer>> weeks) {}

    /** Whether it changes what is known of them now. */
    boolean isOf(PersonState person) {
        return version.filter(read -> read == person.version()).isPresent();
    }

    /** Refused (422) naming each field that is wrong. */
    List<WeeklyService> read(Map<OfficeId, OfficeState> registered, LocalDate today) {
        List<ProblemItem> wrong = new ArrayList<>();
        if (version.isEmpty()) {
            wrong.add(ProblemItem.field("version", MISSING));
        }
        if (services.isEmpty()) {
            wrong.add(ProblemItem.field("services", MISSING));
        }
        List<Entry> sent = services.orElse(List.of());
        if (sent.size() > MOST) {
            wrong.add(ProblemItem.field("services", TOO_MANY, MOST));
        }
        List<WeeklyService> week = new ArrayList<>();
        for (int i = 0; i < Math.min(sent.size(), MOST); i++) {
            String at = "services[" + i + "]";
            // Jackson leaves out what was not sent, whatever the type says.
            if (Objects.isNull(sent.get(i))) {
                wrong.add(ProblemItem.field(at, MISSING));
            } else {
                new Reading(at + ".", sent.get(i), wrong)
                        .service(registered, today)
                        .ifPresent(week::add);
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return week.stream().distinct().toList();
    }

    private record Reading(String at, Entry entry, List<ProblemItem> wrong) {

        /** Empty when something is wrong. */
        Optional<WeeklyService> service(Map<OfficeId, OfficeState> registered, LocalDate today) {
            int before = wrong.size();
            required("office", entry.office());
            required("kind", entry.kind());
            required("day", entry.day());
            required("start", entry.start());
            required("end", entry.end());
            entry.office().ifPresent(id -> office(Optional.ofNullable(registered.get(id)), today));
            if (entry.start().isPresent() && entry.start().equals(entry.end())) {
                wrong.add(ProblemItem.field(at + "end", SAME));
            }
            int way = entry.transportMinutes().orElse(0);
            if (way < 0 || way > LONGEST_WAY) {
                wrong.add(ProblemItem.field(at + "transportMinutes", OUT_OF_RANGE, 0, LONGEST_WAY));
            } else if (way > 0
                    && entry.kind()
                            .filter(WeeklyService.Kind.HOME_VISIT::equals)
                            .isPresent()) {
                wrong.add(ProblemItem.field(at + "transportMinutes", NO_WAY));
            }
            List<Integer> weeks = entry.weeks().orElse(List.of());
            // Jackson leaves nulls in a list, whatever the type says.
            if (weeks.stream().anyMatch(week -> Objects.isNull(week) || week < 1 || week > WeeklyService.MOST_WEEKS)) {
                wrong.add(ProblemItem.field(at + "weeks", OUT_OF_RANGE, 1, WeeklyService.MOST_WEEKS));
            }
            return wrong.size() > before
                    ? Optional.empty()
                    : Optional.of(new WeeklyService(
                            entry.office().orElseThrow(),
                            entry.kind().orElseThrow(),
                            entry.day().orElseThrow(),
                            entry.start().orElseThrow(),
                            entry.end().orElseThrow(),
                            Duration.ofMinutes(way),
                            weeks));
        }

        private void office(Optional<OfficeState> registered, LocalDate today) {
            if (registered.isEmpty()) {
                wrong.add(ProblemItem.field(at + "office", UNKNOWN));
            } else if (!registered.get().worksOn(today)) {
                wrong.add(ProblemItem.field(at + "office", CLOSED));
            }
        }

        private void required(String field, Optional<?> sent) {
            if (sent.isEmpty()) {
                wrong.add(ProblemItem.field(at + field, MISSING));
            }
        }
    }
}
