package jp.anpi.registry.http.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import jp.anpi.registry.eventing.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure of every route: refusals as they are, our own faults as a number that is found in the log. A script
 * gets problem details; a person who opened an address in a browser gets a page, and the sign-in page where that is what is
 * missing.
 */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    /** Before the handlers of Spring and Spring Boot, which would show another form. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure);
        }
        Problem problem = Failures.problemOf(failure).orElseGet(() -> ourFault(exchange, failure));
        return answer(exchange, problem, failure);
    }

    private static Problem ourFault(ServerWebExchange exchange, Throwable failure) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String trace = HexFormat.of().formatHex(random);
        LOG.error(
                "request failed, trace {}: {} {}: {}",
                trace,
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(),
                Fault.of(failure));
        return Problem.of(CommonProblem.INTERNAL, trace);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem, Throwable failure) {
        var response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.setCacheControl("no-store");
        headers.setVary(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
        boolean opened = OpenedPage.is(exchange.getRequest());
        if (opened && problem.kind().status() == 401) {
            response.setStatusCode(HttpStatus.SEE_OTHER);
            headers.setLocation(OpenedPage.signInFor(exchange.getRequest()));
            return response.setComplete();
        }
        Language language = Language.preferredBy(exchange.getRequest().getHeaders());
        ProblemDocument document = problem.in(language);
        byte[] body = opened ? ProblemPage.write(document, language) : json.writeValueAsBytes(document);
        response.setStatusCode(HttpStatusCode.valueOf(problem.kind().status()));
        headers.setContentType(opened ? ProblemPage.TYPE : MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.setContentLanguage(language.locale());
        problem.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, "" + Problem.seconds(wait)));
        if (problem.kind().status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (failure instanceof MethodNotAllowedException wrong) {
            headers.setAllow(wrong.getSupportedMethods());
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}
