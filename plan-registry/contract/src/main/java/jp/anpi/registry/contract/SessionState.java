package jp.anpi.registry.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is signed in, as every service may know it: a hash of the token, never the token.
 *
 * @param tokenHash SHA-256 (hex) of the token; also the key of the record
 * @param revoked true once signed out or withdrawn; the record then stays until it expires
 * @param device the enrolled device that holds the token; a withdrawn one is told to forget what it keeps
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
        boolean revoked,
        Optional<DeviceId> device) {

    /** The same, ended by whoever held it: what the device keeps is the holder's to keep. */
    public SessionState signedOut() {
        return new SessionState(
                tokenHash, account, username, displayName, role, member, office, expiresAt, true, Optional.empty());
    }

    /** The same, withdrawn from outside: its device must forget what it keeps. */
    public SessionState withdrawn() {
        return new SessionState(
                tokenHash, account, username, displayName, role, member, office, expiresAt, true, device);
    }
}
