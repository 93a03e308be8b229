package jp.anpi.registry.access;

import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.signin.WeakPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Choosing one's own password; whoever else is signed in by the old one is signed out. */
@RestController
final class OwnPasswordRoutes {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final Text LENGTH = new Text("{0} から {1} 文字にしてください。", "Use {0} to {1} characters.");
    private static final Text WEAK = new Text(
            "よく使われる言葉・名前・並び順だけのパスワードは使えません。関係のない言葉をいくつかつなげてください。",
            "It is made of words, names or rows of keys that are tried first. Join a few words that have nothing to do with each other.");
    private static final Text LOST = new Text(
            "ほかで漏れたことのあるパスワードです。別のものにしてください。",
            "This password was lost by somebody somewhere before. Choose another one.");
    private static final Text WRONG = new Text("今のパスワードが違います。", "This is not the present password.");

    private final AccountStore accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final KnownPasswords known;
    private final Patience patience;

    OwnPasswordRoutes(
            AccountStore accounts, Sessions sessions, Passwords passwords, KnownPasswords known, Patience patience) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.known = known;
        this.patience = patience;
    }

    record Change(@Nullable String present, @Nullable String next) {
        @Override
        public String toString() {
            return "Change[…]";
        }
    }

    @PutMapping(path = "/api/auth/password", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(@RequestBody Mono<Change> body, Caller caller, ServerHttpRequest request) {
        if (caller.scope().isPresent()) {
            throw Problem.of(CommonProblem.FORBIDDEN).refused();
        }
        return body.flatMap(change -> change(change, caller, request));
    }

    private Mono<Void> change(Change change, Caller caller, ServerHttpRequest request) {
        String next = change.next() == null ? "" : change.next();
        if (next.strip().length() < SHORTEST || next.length() > LONGEST) {
            throw Problem.field("next", LENGTH, SHORTEST, LONGEST).refused();
        }
        if (WeakPassword.is(next, caller.username(), caller.displayName())) {
            throw Problem.field("next", WEAK).refused();
        }
        var who = new Patience.Who(caller.account().toString(), "own password");
        var wait = patience.waitFor(who);
        if (wait.isPositive()) {
            throw Problem.tooMany(wait).refused();
        }
        String present = change.present() == null ? "" : change.present();
        return accounts.find(caller.account())
                .flatMap(account -> Mono.justOrEmpty(account.passwordHash()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(hash -> passwords.matches(present, hash))
                .flatMap(right -> {
                    if (!right) {
                        patience.failed(who);
                        throw Problem.field("present", WRONG).refused();
                    }
                    patience.succeeded(who);
                    return known.has(next);
                })
                .flatMap(lost -> {
                    if (lost) {
                        throw Problem.field("next", LOST).refused();
                    }
                    return passwords.hash(next);
                })
                .flatMap(hash -> accounts.choosePassword(caller.account(), hash))
                .then(Mono.defer(() -> sessions.endOthers(
                        caller.account(),
                        SessionCookie.tokenOf(request).map(TokenHash::of).orElse(""))));
    }
}
