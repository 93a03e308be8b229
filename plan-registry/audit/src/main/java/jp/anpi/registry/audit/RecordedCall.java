package jp.anpi.registry.audit;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.http.problem.Refused;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** One call on its way out: whom it names is recorded before it leaves. Used by one thread after the other. */
final class RecordedCall {

    private static final Set<String> PERSON_FIELDS = Set.of("personId", "otherPersonId", "linkedTo", "person");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 409, 410, 429);
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY = 429;
    private static final int OUR_FAULT = 500;

    private final ServerWebExchange exchange;
    private final AuditRules rules;
    private final AuditTrail trail;
    private final SignedIn signedIn;
    private final RecentViews recent;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> said = new HashMap<>();
    private boolean begun;
    private boolean recordedFirst;

    RecordedCall(
            ServerWebExchange exchange, AuditRules rules, AuditTrail trail, SignedIn signedIn, RecentViews recent) {
        this.exchange = exchange;
        this.rules = rules;
        this.trail = trail;
        this.signedIn = signedIn;
        this.recent = recent;
    }

    /** Whether this call leaves lines; known once a route has been found. */
    boolean isRecorded() {
        return !rules.unrecorded().containsKey(route());
    }

    /** Whether the answer has to be read for the people it names. */
    boolean namesPeople() {
        return act() != Act.EXPORT;
    }

    /** Completes when whatever this piece of the answer shows for the first time is recorded. */
    Mono<Void> shows(byte[] piece) {
        Set<String> named = new LinkedHashSet<>();
        if (namesPeople() && piece.length > 0) {
            Set<String> fields = new HashSet<>(PERSON_FIELDS);
            fields.addAll(rules.personFields().getOrDefault(route(), Set.of()));
            named.addAll(new PersonScanner(fields).scan(piece));
        }
        if (!begun) {
            named.addAll(namedByPath());
            named.addAll(Shown.in(exchange));
        }
        List<String> fresh = named.stream().filter(seen::add).toList();
        if (begun && fresh.isEmpty()) {
            return Mono.empty();
        }
        begun = true;
        int status = Optional.ofNullable(exchange.getResponse().getStatusCode())
                .map(HttpStatusCode::value)
                .orElse(200);
        Optional<Caller> by = newcomer().or(() -> Caller.of(exchange));
        Act act = status >= 400 ? undone(status) : newcomer().isPresent() ? Act.SIGN_IN : act();
        if (status >= 400 && by.isEmpty()) {
            return Mono.empty();
        }
        if (act != Act.VIEW) {
            return trail.record(entry(act, by, status, fresh));
        }
        String viewer =
                by.map(caller -> caller.account() + " " + caller.device()).orElse("") + route() + key();
        if (fresh.isEmpty()) {
            return recent.isFirst(viewer, "") ? trail.record(entry(act, by, status, fresh)) : Mono.empty();
        }
        List<String> notShownLately =
                fresh.stream().filter(person -> recent.isFirst(viewer, person)).toList();
        return notShownLately.isEmpty() ? Mono.empty() : trail.record(entry(act, by, status, notShownLately));
    }

    /** Completes when it is recorded whom the call is about to change, which its answer then need not tell again. */
    Mono<Void> changes(Map<String, String> more, Collection<PersonId> people) {
        if (!isRecorded()) {
            return Mono.empty();
        }
        Set<String> named =
                people.stream().map(PersonId::toString).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!begun) {
            named.addAll(namedByPath());
        }
        begun = true;
        recordedFirst = true;
        said.putAll(more);
        List<String> fresh = named.stream().filter(seen::add).toList();
        return trail.record(entry(act(), Caller.of(exchange), ACCEPTED, fresh));
    }

    /** Completes when a call that has been answered with no word is recorded: nobody writes to, nor ends, such an answer. */
    Mono<Void> withoutBody() {
        return begun || !isRecorded() ? Mono.empty() : shows(new byte[0]);
    }

    /** Completes when a refusal that is worth a line is recorded, or that what was recorded first came to nothing. */
    Mono<Void> refused(Throwable failure) {
        int status =
                failure instanceof Refused refused ? refused.problem().kind().status() : 0;
        Optional<Caller> by = Caller.of(exchange);
        if (recordedFirst) {
            int outcome = status == 0 ? OUR_FAULT : status;
            return trail.record(entry(undone(outcome), by, outcome, List.copyOf(namedByPath())));
        }
        boolean tells = (by.isPresent() || act() == Act.SIGN_IN) && !isKeptOut(status);
        return !begun && tells && REFUSALS.contains(status) && isRecorded()
                ? trail.record(entry(Act.REFUSED, by, status, List.copyOf(namedByPath())))
                : Mono.empty();
    }

    /** A flood that is stopped before any route is looked for is counted by what stops it: it must not fill the trail. */
    private boolean isKeptOut(int status) {
        return status == TOO_MANY && exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) == null;
    }

    private AuditEntry entry(Act act, Optional<Caller> by, int status, List<String> persons) {
        var request = exchange.getRequest();
        return new AuditEntry(
                act,
                key(),
                new AuditEntry.Details(
                        by.map(caller -> caller.account().toString()),
                        by.map(Caller::username),
                        by.map(Caller::displayName),
                        by.map(caller -> caller.role().name()),
                        by.flatMap(Caller::office).map(Object::toString),
                        by.flatMap(Caller::device).map(Object::toString),
                        route(),
                        variables(),
                        status,
                        rules.purposeOf(
                                route(),
                                request.getPath().pathWithinApplication().value()),
                        SaidPurpose.of(exchange),
                        Optional.ofNullable(request.getRemoteAddress())
                                .map(InetSocketAddress::getAddress)
                                .map(address -> address.getHostAddress()),
                        persons),
                persons,
                act == Act.EXPORT && !Shown.isTold(exchange));
    }

    private static Act undone(int status) {
        return status >= OUR_FAULT ? Act.FAILED : Act.REFUSED;
    }

    private Act act() {
        Act named = rules.acts().get(route());
        if (named != null) {
            return named;
        }
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) ? Act.VIEW : Act.CHANGE;
    }

    /** Who comes in by this answer: whoever is given a session that the request did not have. */
    private Optional<Caller> newcomer() {
        return Optional.ofNullable(exchange.getResponse().getCookies().getFirst(SessionCookie.NAME))
                .or(() ->
                        Optional.ofNullable(exchange.getResponse().getCookies().getFirst(SessionCookie.SECURE_NAME)))
                .map(cookie -> cookie.getValue())
                .filter(token -> !token.isEmpty())
                .filter(token -> !SessionCookie.tokenOf(exchange.getRequest()).equals(Optional.of(token)))
                .flatMap(token -> signedIn.find(TokenHash.of(token)));
    }

    private String route() {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = pattern instanceof PathPattern found
                ? found.getPatternString()
                : exchange.getRequest().getPath().pathWithinApplication().value();
        return exchange.getRequest().getMethod() + " " + path;
    }

    private Map<String, String> variables() {
        Map<String, String> found = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Map<String, String> all = new HashMap<>(said);
        if (found != null) {
            all.putAll(found);
        }
        return all;
    }

    private Set<String> namedByPath() {
        String variable = rules.personVariable(route());
        return Optional.ofNullable(variables().get(variable))
                .flatMap(RecordedCall::uuid)
                .map(Set::of)
                .orElse(Set.of());
    }

    private KeyId key() {
        return Optional.ofNullable(variables().get("incident"))
                .or(() -> Optional.ofNullable(
                        exchange.getRequest().getQueryParams().getFirst("incident")))
                .flatMap(RecordedCall::uuid)
                .map(UUID::fromString)
                .map(KeyId::incident)
                .orElse(KeyId.INSTALLATION);
    }

    private static Optional<String> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text).toString());
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
