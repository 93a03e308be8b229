package jp.anpi.registry.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is signed in, as every service may know it: a hash of the token, never the token.
 *
 * @param tokenHash SHA-256 (hex) of the token; also the key of the record
 * @param version counted from 1; the highest holds
 * @param revoked true once signed out or withdrawn; the record then stays until it expires
 * @param device the enrolled device that holds the token; a withdrawn one is told to forget what it keeps
 * @param holder who said last to be holding the device that an office shares
 * @param scope what a personal token of a script may do; empty for everything that is no such token
 */
public record SessionState(
        String tokenHash,
        long version,
        AccountId account,
        String username,
        String displayName,
        Role role,
        Optional<MemberId> member,
        Optional<OfficeId> office,
        Instant expiresAt,
        boolean revoked,
        Optional<DeviceId> device,
        Optional<Holder> holder,
        Optional<Scope> scope) {

    /**
     * A member's turn at the device that their office shares.
     *
     * @param until when the turn ends by itself
     */
    public record Holder(
            AccountId account, String username, String displayName, Role role, MemberId member, Instant until) {}

    /** What a script may do with a personal token. */
    public enum Scope {
        /** Whatever its owner may. */
        EVERYTHING,
        /** Whatever its owner may look at, and change nothing. */
        READING,
        /** Play drills; the role of the session is {@link Role#SCRIPT}. */
        DRILLS
    }

    /** A new session. */
    public static SessionState opened(
            String tokenHash,
            AccountId account,
            String username,
            String displayName,
            Role role,
            Optional<MemberId> member,
            Optional<OfficeId> office,
            Instant expiresAt,
            Optional<DeviceId> device) {
        return opened(
                tokenHash, account, username, displayName, role, member, office, expiresAt, device, Optional.empty());
    }

    /** The personal token of a script. */
    public static SessionState token(
            String tokenHash,
            AccountId account,
            String username,
            String displayName,
            Role role,
            Instant expiresAt,
            Scope scope) {
        return opened(
                tokenHash,
                account,
                username,
                displayName,
                role,
                Optional.empty(),
                Optional.empty(),
                expiresAt,
                Optional.empty(),
                Optional.of(scope));
    }

    private static SessionState opened(
            String tokenHash,
            AccountId account,
            String username,
            String displayName,
            Role role,
            Optional<MemberId> member,
            Optional<OfficeId> office,
            Instant expiresAt,
            Optional<DeviceId> device,
            Optional<Scope> scope) {
        return new SessionState(
                tokenHash,
                1,
                account,
                username,
                displayName,
                role,
                member,
                office,
                expiresAt,
                false,
                device,
                Optional.empty(),
                scope);
    }

    /** The same, ended by whoever held it: what the device keeps is the holder's to keep. */
    public SessionState signedOut() {
        return next(displayName, role, true, Optional.empty(), Optional.empty());
    }

    /** The same, withdrawn from outside: its device must forget what it keeps. */
    public SessionState withdrawn() {
        return next(displayName, role, true, device, Optional.empty());
    }

    /** The same in the hands of another member, or of nobody in particular. */
    public SessionState heldBy(Optional<Holder> next) {
        return next(displayName, role, revoked, device, next);
    }

    /** The same of an account that is called otherwise or has another role by now. */
    public SessionState changed(String name, Role present) {
        return next(name, present, revoked, device, holder);
    }

    private SessionState next(String name, Role present, boolean ended, Optional<DeviceId> by, Optional<Holder> turn) {
        return new SessionState(
                tokenHash,
                version + 1,
                account,
                username,
                name,
                present,
                member,
                office,
                expiresAt,
                ended,
                by,
                turn,
                scope);
    }
}
