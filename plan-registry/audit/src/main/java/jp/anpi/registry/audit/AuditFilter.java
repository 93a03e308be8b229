package jp.anpi.registry.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.SignedIn;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts every call of a service before its trail, before the access rules are asked, so that their refusals are seen too. */
final class AuditFilter implements WebFilter, Ordered {

    private final List<AuditRules> services;
    private final List<AuditTrail> trails;
    private final SignedIn signedIn;
    private final RecentViews recent;

    AuditFilter(List<AuditRules> services, List<AuditTrail> trails, SignedIn signedIn, RecentViews recent) {
        this.services = List.copyOf(services);
        this.trails = List.copyOf(trails);
        this.signedIn = signedIn;
        this.recent = recent;
        for (AuditRules rules : services) {
            if (trailOf(rules).isEmpty()) {
                throw new IllegalStateException("there is no trail " + rules.chain());
            }
        }
    }

    @Override
    public int getOrder() {
        return -110;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        Optional<AuditRules> rules = services.stream()
                .filter(one -> one.covering(path).isPresent())
                .max(Comparator.comparingInt(
                        one -> one.covering(path).orElse("").length()));
        return rules.flatMap(this::trailOf)
                .map(trail -> {
                    var call = new RecordedCall(exchange, rules.orElseThrow(), trail, signedIn, recent);
                    RecordedFirst.by(call, exchange);
                    return chain.filter(exchange.mutate()
                                    .response(new RecordedResponse(exchange.getResponse(), call))
                                    .build())
                            .then(Mono.defer(call::withoutBody))
                            .onErrorResume(failure -> call.refused(failure).then(Mono.error(failure)));
                })
                .orElseGet(() -> chain.filter(exchange));
    }

    private Optional<AuditTrail> trailOf(AuditRules rules) {
        return trails.stream()
                .filter(trail -> trail.name().equals(rules.chain()))
                .findFirst();
    }
}
