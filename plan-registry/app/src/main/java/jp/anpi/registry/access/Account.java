package jp.anpi.registry.access;

import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;

/**
 * Somebody who can sign in.
 *
 * @param username unique; what is typed
 * @param passwordHash Argon2id with its own salt and parameters; empty for whoever comes in by an enrolled device only
 * @param sample whether it belongs to a made-up person and shares the administrator's password
 */
public record Account(
        AccountId id,
        String username,
        String displayName,
        Role role,
        Optional<MemberId> member,
        Optional<OfficeId> office,
        Optional<String> passwordHash,
        boolean sample) {

    Account withHash(String hash) {
        return new Account(id, username, displayName, role, member, office, Optional.of(hash), sample);
    }

    /** Neither name nor hash: accounts end up in messages. */
    @Override
    public String toString() {
        return "Account[" + id + ", " + role + "]";
    }
}
