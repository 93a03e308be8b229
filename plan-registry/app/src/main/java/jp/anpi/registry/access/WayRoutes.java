package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which ways people sign in here, for the page that offers them. */
@RestController
final class WayRoutes {

    private final Optional<String> city;

    /** @param city what the city's own sign-in is called, where there is one */
    WayRoutes(Optional<String> city) {
        this.city = city;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Ways(Optional<String> city) {}

    @GetMapping("/api/auth/ways")
    Ways ways() {
        return new Ways(city);
    }
}
