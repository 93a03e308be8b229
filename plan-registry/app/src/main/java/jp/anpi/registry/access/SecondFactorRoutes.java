package jp.anpi.registry.access;

import java.util.List;
import java.util.function.Function;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.signin.RecoveryCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own second factor; a script's token touches none. */
@RestController
final class SecondFactorRoutes {

    private static final int LONGEST = 60;
    private static final Text CODE = new Text("アプリに表示された 6 桁の数字を入力してください。", "Give the six digits that the app shows.");
    private static final Text OTHER =
            new Text("番号が違うか、もう使われています。次の番号が表示されてから入力してください。", "It is wrong or was used. Wait for the next one.");

    private final SecondFactors factors;
    private final Patience patience;

    SecondFactorRoutes(SecondFactors factors, Patience patience) {
        this.factors = factors;
        this.patience = patience;
    }

    record Standing(boolean active) {}

    /** @param recoveryCodes shown once; each takes the place of a one-time password once */
    record Confirmed(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Confirmed[…]";
        }
    }

    record Code(@Nullable String code) {
        String needed() {
            if (code == null || code.isBlank() || code.length() > LONGEST) {
                throw Problem.field("code", CODE).refused();
            }
            return code;
        }

        @Override
        public String toString() {
            return "Code[…]";
        }
    }

    @GetMapping("/api/auth/second-factor")
    Mono<Standing> standing(Caller caller) {
        return factors.isNeeded(caller.account()).map(Standing::new);
    }

    @PostMapping("/api/auth/second-factor")
    Mono<SecondFactors.Proposal> propose(Caller caller) {
        person(caller);
        return factors.propose(caller.account(), caller.username())
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(AuthProblem.HAS_SECOND_FACTOR).refused()));
    }

    @PostMapping(path = "/api/auth/second-factor/confirm", consumes = "application/json")
    Mono<Confirmed> confirm(@RequestBody Mono<Code> body, Caller caller) {
        person(caller);
        return body.map(Code::needed)
                .flatMap(code -> patiently(caller, typed -> factors.confirm(caller.account(), typed), code))
                .map(codes ->
                        new Confirmed(codes.stream().map(RecoveryCode::printed).toList()));
    }

    @PostMapping(path = "/api/auth/second-factor/remove", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@RequestBody Mono<Code> body, Caller caller) {
        person(caller);
        return body.map(Code::needed)
                .flatMap(code -> patiently(
                        caller, typed -> factors.accept(caller.account(), typed).filter(right -> right), code))
                .flatMap(_ -> factors.remove(caller.account()));
    }

    private <T> Mono<T> patiently(Caller caller, Function<String, Mono<T>> act, String code) {
        var who = new Patience.Who(caller.account().toString(), "own second factor");
        var wait = patience.waitFor(who);
        if (wait.isPositive()) {
            throw Problem.tooMany(wait).refused();
        }
        return act.apply(code).doOnNext(_ -> patience.succeeded(who)).switchIfEmpty(Mono.error(() -> {
            patience.failed(who);
            return Problem.field("code", OTHER).refused();
        }));
    }

    private static void person(Caller caller) {
        if (caller.scope().isPresent()) {
            throw Problem.of(CommonProblem.FORBIDDEN).refused();
        }
    }
}
