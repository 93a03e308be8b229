package jp.anpi.registry.http.access;

import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Role;

/** Who may call a route at all; what the caller may then see of it is decided by the service. */
public sealed interface AccessRule {

    /** Anyone, signed in or not. */
    record Open() implements AccessRule {}

    /** Anyone who is signed in. */
    record SignedIn() implements AccessRule {}

    /** Only these roles. */
    record SignedInAs(Set<Role> roles) implements AccessRule {
        public SignedInAs {
            roles = Set.copyOf(roles);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a rule that admits nobody");
            }
        }
    }

    /** What a rule says to a caller. */
    enum Verdict {
        ADMITTED,
        NOT_SIGNED_IN,
        WRONG_ROLE
    }

    default Verdict on(Optional<Caller> caller) {
        return switch (this) {
            case Open _ -> Verdict.ADMITTED;
            case SignedIn _ -> caller.isPresent() ? Verdict.ADMITTED : Verdict.NOT_SIGNED_IN;
            case SignedInAs(var roles) ->
                caller.map(c -> roles.contains(c.role()) ? Verdict.ADMITTED : Verdict.WRONG_ROLE)
                        .orElse(Verdict.NOT_SIGNED_IN);
        };
    }
}
