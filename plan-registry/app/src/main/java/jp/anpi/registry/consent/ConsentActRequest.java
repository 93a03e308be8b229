package jp.anpi.registry.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * What an ordinance presumes, as it is sent.
 *
 * @param id made by the sender, so that sending it again does nothing twice
 * @param groups whose people it is about; or
 * @param personIds these people
 * @param on the day from which it counts, today or before
 * @param ordinance its name, with the article
 */
record ConsentActRequest(
        Optional<UUID> id,
        Optional<List<PriorityGroup>> groups,
        Optional<List<PersonId>> personIds,
        Optional<List<ConsentMatter>> matters,
        Optional<List<ConsentScope>> scopes,
        Optional<LocalDate> on,
        Optional<String> ordinance) {

    private static final int LONGEST = 200;
    private static final int MOST = 2_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text WHO =
            new Text("優先群か、{0}人までの対象者IDのどちらかを指定してください。", "Name groups, or up to {0} people, and not both.");
    private static final Text DAY = new Text("今日までの日を指定してください。", "Give a day up to today.");
    private static final Text SHARING = new Text(
            "名簿情報の提供（LIST）か計画の提供（PLAN）です。計画の作成への同意は、条例では推定できません。",
            "LIST or PLAN; no ordinance presumes that somebody wants a plan.");
    private static final Text NAMED =
            new Text("条例の名前と条を1〜{0}文字で書いてください。", "Name the ordinance and its article, 1 to {0} characters.");

    /** The act, or the refusal (422) that names each field that is wrong. */
    ConsentAct checked(LocalDate today, String by, Instant now) {
        List<ProblemItem> wrong = new ArrayList<>();
        if (of(groups).isEmpty() == people().isEmpty() || people().size() > MOST) {
            wrong.add(ProblemItem.field(groups.isPresent() ? "groups" : "personIds", WHO, MOST));
        }
        Set<ConsentMatter> shared = of(matters);
        if (shared.isEmpty() || !shared.stream().allMatch(ConsentMatter::shares)) {
            wrong.add(ProblemItem.field("matters", SHARING));
        }
        if (of(scopes).isEmpty()) {
            wrong.add(ProblemItem.field("scopes", MISSING));
        }
        if (on.filter(day -> !day.isAfter(today) && !day.isBefore(EARLIEST)).isEmpty()) {
            wrong.add(ProblemItem.field("on", DAY));
        }
        String name = ordinance.orElse("").strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            wrong.add(ProblemItem.field("ordinance", NAMED, LONGEST));
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new ConsentAct(
                id.orElseGet(UUID::randomUUID),
                of(groups),
                people(),
                shared,
                of(scopes),
                on.orElseThrow(),
                name,
                by,
                now,
                ConsentAct.State.BEGUN,
                ConsentAct.Reach.none(0),
                0,
                Optional.empty());
    }

    private Set<PersonId> people() {
        return of(personIds);
    }

    /** A null among them is none of them. */
    private static <E> Set<E> of(Optional<List<E>> sent) {
        return sent.orElse(List.of()).stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
