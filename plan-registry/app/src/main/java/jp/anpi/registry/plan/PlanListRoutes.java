package jp.anpi.registry.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.plan.PlanLists.Listed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The people behind the figures of plans. */
@RestController
final class PlanListRoutes {

    private static final List<Class<? extends PlanNotice>> KINDS = Stream.of(PlanNotice.class.getPermittedSubclasses())
            .<Class<? extends PlanNotice>>map(kind -> kind.asSubclass(PlanNotice.class))
            .toList();
    private static final Text ONE = new Text("standing か notice のどちらか一つを指定してください。", "Give either standing or notice.");
    private static final Text KIND = new Text("次のどれかです: {0}", "One of: {0}");

    private final PlanLists lists;
    private final Plans plans;

    PlanListRoutes(PlanLists lists, Plans plans) {
        this.lists = lists;
        this.plans = plans;
    }

    /** @param kind as in the notices of a version; @param people whose plan has one or more of it */
    record OfNotice(String kind, long people) {}

    /**
     * @param reviewDue the day on which somebody should look at it again, of a version that counts or did
     * @param expires the day from which it no longer counts, likewise
     * @param notices of the kind that was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            PersonId personId,
            String name,
            String kana,
            PriorityGroup group,
            int version,
            Standing standing,
            String standingName,
            Optional<LocalDate> reviewDue,
            Optional<LocalDate> expires,
            List<PlanAnswer.Notice> notices) {}

    /** How many people's plans that count, or did until nobody reviewed them, have something wrong or risky. */
    @GetMapping("/api/statistics/plans/notices")
    Mono<Listing<OfNotice>> notices(Caller caller) {
        return lists.counts(Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY))
                .map(counts -> new Listing<>(
                        KINDS.stream()
                                .map(kind -> new OfNotice(kind.getSimpleName(), counts.getOrDefault(kind, 0L)))
                                .sorted(Comparator.comparingLong(OfNotice::people)
                                        .reversed())
                                .toList(),
                        Optional.empty()));
    }

    /** Of whom a version is of a standing, or whose plan has a notice: one of both is to be asked for. */
    @GetMapping("/api/statistics/plans/people")
    Mono<Listing<Item>> people(
            @RequestParam Optional<Standing> standing,
            @RequestParam Optional<String> notice,
            Paging paging,
            Caller caller,
            Language language) {
        if (standing.isPresent() == notice.isPresent()) {
            throw Problem.parameter("standing", ONE).refused();
        }
        Optional<PersonId> after =
                paging.after(1).map(cursor -> PersonId.of(cursor.parts().getFirst()));
        int most = paging.limit() + 1;
        Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
        Mono<List<Listed>> found = standing.map(one -> lists.of(one, after, most))
                .orElseGet(() -> lists.having(kind(notice.orElse("")), sight, after, most));
        return found.map(some -> Listing.of(
                        some,
                        paging.limit(),
                        last -> Cursor.of(last.person().id().toString()))
                .map(one -> item(one, language)));
    }

    private static Class<? extends PlanNotice> kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.parameter(
                                "notice",
                                KIND,
                                String.join(
                                        ", ",
                                        KINDS.stream().map(Class::getSimpleName).toList()))
                        .refused());
    }

    private Item item(Listed one, Language language) {
        PlanAnswer plan = PlanAnswer.of(one.plan(), one.standing(), plans.terms(), false, Optional.empty());
        return new Item(
                one.person().id(),
                one.person().name().written(),
                one.person().name().kana(),
                one.person().placement().group(),
                plan.version(),
                plan.standing(),
                plan.standingName(),
                plan.reviewDue(),
                plan.expires(),
                one.notices().stream()
                        .map(notice -> PlanAnswer.Notice.of(notice, language))
                        .toList());
    }
}
