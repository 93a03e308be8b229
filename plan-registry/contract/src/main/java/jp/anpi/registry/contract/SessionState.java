package jp.anpi.registry.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is signed in, as every service may know it: a hash of the token, never the token.
 *
 * @param tokenHash SHA-256 (hex) of the token; also the key of the record
 * @param revoked true once signed out or withdrawn; the record then stays until it expires
 */
public record SessionState(
        String tokenHash,
        AccountId account,
        String username,
        String displayName,
        Role role,
        Optional<MemberId> member,
        Optional<OfficeId> office,
        Instant expiresAt,
        boolean revoked) {}
