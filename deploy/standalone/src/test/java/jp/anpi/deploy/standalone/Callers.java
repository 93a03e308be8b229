package jp.anpi.deploy.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;

/** One caller of each role, signed in behind the door, and two who are not what their role says. */
final class Callers {

    private static final String NOBODY = "nobody";
    private static final String READER = "desk, token to read";

    private final Map<String, String> tokens = new LinkedHashMap<>();

    private Callers() {}

    /** @param member whom care staff are, whatever their role; so what is their own is the same for all of them */
    static Callers signIn(SignedIn door, MemberId member, OfficeId office) {
        var callers = new Callers();
        callers.tokens.put(NOBODY, "");
        Instant end = Instant.now().plus(Duration.ofHours(1));
        for (var role : Role.values()) {
            boolean care = switch (role) {
                case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER -> true;
                case ADMIN, DESK, RESTRICTED_DESK, AUDITOR, SCRIPT -> false;
            };
            String token = "table-" + role;
            door.fold(SessionState.opened(
                    TokenHash.of(token),
                    new AccountId(java.util.UUID.randomUUID()),
                    token,
                    token,
                    role,
                    Optional.of(member).filter(_ -> care),
                    Optional.of(office).filter(_ -> care),
                    end,
                    Optional.empty()));
            callers.tokens.put(role.name(), token);
        }
        door.fold(SessionState.token(
                TokenHash.of("table-reader"),
                new AccountId(java.util.UUID.randomUUID()),
                "table-reader",
                "table-reader",
                Role.DESK,
                end,
                SessionState.Scope.READING));
        callers.tokens.put(READER, "table-reader");
        return callers;
    }

    /** Tokens by what the column is called; empty for whoever is not signed in. */
    Map<String, String> tokens() {
        return tokens;
    }
}
