package jp.anpi.registry.http.access;

import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes under every kind of rule, and one that was forgotten. */
@RestController
class SomeRoutes {

    @GetMapping("/open")
    String open(Optional<Caller> caller) {
        return caller.map(Caller::username).orElse("nobody");
    }

    @PostMapping("/open")
    String opened() {
        return "changed";
    }

    @GetMapping("/api/waiting")
    String waiting(Caller caller) {
        return caller.username();
    }

    @PostMapping("/api/ask")
    String ask(Caller caller) {
        return caller.username();
    }

    @GetMapping("/api/me")
    String me(Caller caller) {
        return caller.username();
    }

    @PostMapping("/api/act")
    String act(Caller caller) {
        return caller.role().name();
    }

    @GetMapping("/api/desk")
    String desk() {
        return "desk";
    }

    @GetMapping("/api/things/{id}")
    String thing(@PathVariable UUID id) {
        throw Problem.of(CommonProblem.NOT_FOUND).refused();
    }

    @GetMapping("/api/forgotten")
    String forgotten() {
        throw new AssertionError("a route without a rule was reached");
    }
}
