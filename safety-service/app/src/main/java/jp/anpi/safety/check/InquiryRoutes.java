package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.InquirerRelation;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Tellable;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.IncidentProblem;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Somebody asks the city how a person is (安否情報の照会). The desk says who asks, what they are to the person and how it made sure of
 * that, and is told what it may tell; nothing is answered before that stands on the log.
 */
@RestController
final class InquiryRoutes {

    private static final int LONGEST = 200;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text WORDS = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");

    private final Incidents incidents;
    private final CheckReader reader;
    private final CheckStore store;
    private final FactLog facts;

    InquiryRoutes(Incidents incidents, CheckReader reader, CheckStore store, FactLog facts) {
        this.incidents = incidents;
        this.reader = reader;
        this.store = store;
        this.facts = facts;
    }

    /**
     * What the desk asks about.
     *
     * @param id made by the sender, so that an answer that was lost is given again without being on record twice
     * @param inquirer who asks, by name
     * @param proof how it was made sure of, such as a driving licence or a call back
     */
    record InquiryRequest(
            @Nullable CommandId id,
            @Nullable String inquirer,
            @Nullable InquirerRelation relation,
            @Nullable String proof) {

        void check() {
            List<ProblemItem> wrong = new ArrayList<>();
            words("inquirer", inquirer, wrong);
            words("proof", proof, wrong);
            if (relation == null) {
                wrong.add(ProblemItem.field("relation", MISSING));
            }
            if (!wrong.isEmpty()) {
                throw Problem.of(CommonProblem.WRONG_FIELD)
                        .and(wrong.toArray(ProblemItem[]::new))
                        .refused();
            }
        }

        private static void words(String field, @Nullable String given, List<ProblemItem> wrong) {
            if (given == null || given.isBlank() || given.length() > LONGEST) {
                wrong.add(ProblemItem.field(field, WORDS, LONGEST));
            }
        }
    }

    /**
     * What may be told.
     *
     * @param known whether the city knows anything; absent when not even that may be said
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record InquiryAnswer(
            List<Tellable> told, Optional<Boolean> known, Optional<Condition> condition, Optional<PlaceKind> place) {

        static InquiryAnswer of(InquiryReply reply) {
            return new InquiryAnswer(
                    reply.told().stream().sorted().toList(), reply.known(), reply.condition(), reply.place());
        }
    }

    @PostMapping("/api/incidents/{incident}/checks/{person}/inquiries")
    Mono<InquiryAnswer> answer(
            @PathVariable String incident,
            @PathVariable String person,
            @RequestBody InquiryRequest request,
            Caller caller) {
        return StoreReads.answer(reader.see(incidents.get(incident), person, caller, Action.ANSWER_INQUIRY)
                        .flatMap(seen -> {
                            request.check();
                            return store.find(List.of(seen.key()))
                                    .map(found -> new Known(
                                            seen,
                                            Optional.ofNullable(found.get(seen.key()))
                                                    .map(SafetyCheck::reading)
                                                    .orElse(Reading.SILENCE)));
                        }))
                .flatMap(known -> told(known, request, caller));
    }

    private record Known(CheckReader.Seen seen, Reading reading) {}

    private Mono<InquiryAnswer> told(Known known, InquiryRequest request, Caller caller) {
        var relation = java.util.Objects.requireNonNull(request.relation(), "it was checked");
        var of = known.seen().incident();
        var reply = InquiryReply.of(
                known.reading(), AccessRules.tellable(relation, known.seen().isProtected()));
        var answered = new IncidentEvent.InquiryAnswered(
                of.id(),
                known.seen().row().id(),
                String.valueOf(request.inquirer()).strip(),
                relation,
                String.valueOf(request.proof()).strip(),
                reply.told(),
                facts.now(of),
                CallerAccess.actor(caller),
                Optional.ofNullable(request.id()));
        return facts.sentBefore(answered.command(), _ -> asked(answered))
                .switchIfEmpty(Mono.defer(() -> facts.tell(answered).thenReturn(answered)))
                .thenReturn(InquiryAnswer.of(reply));
    }

    /** An inquiry that is sent again may by now be told more than stands on record: that is told on record as well. */
    private Optional<IncidentEvent.InquiryAnswered> asked(IncidentEvent.InquiryAnswered again) {
        if (findTold(again, told -> !isSameQuestion(told, again)).isPresent()) {
            throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
        }
        return findTold(again, told -> told.told().equals(again.told()));
    }

    private Optional<IncidentEvent.InquiryAnswered> findTold(
            IncidentEvent.InquiryAnswered again, Predicate<IncidentEvent.InquiryAnswered> wanted) {
        return facts.findTold(
                again.incident(),
                IncidentEvent.InquiryAnswered.class,
                told -> told.command().equals(again.command()) && wanted.test(told));
    }

    private static boolean isSameQuestion(IncidentEvent.InquiryAnswered one, IncidentEvent.InquiryAnswered other) {
        return one.person().equals(other.person())
                && one.inquirer().equals(other.inquirer())
                && one.relation() == other.relation()
                && one.proof().equals(other.proof());
    }
}
