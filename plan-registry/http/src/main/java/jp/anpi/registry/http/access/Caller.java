package jp.anpi.registry.http.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who calls. A route whose rule asks for a signed-in caller takes it as a method argument; an open route may take an
 * {@code Optional<Caller>}.
 *
 * @param device the enrolled device the call comes from, if it comes from one
 * @param sharedDevice whether an office shares that device; without a {@code member} nobody said to be holding it
 * @param scope what the personal token of a script may do; empty when the caller is no such token
 * @param office of a member, for which they work now
 * @param former what the caller no longer brings since a last day that is past, or since they went to another office
 */
public record Caller(
        AccountId account,
        String username,
        String displayName,
        Role role,
        Optional<MemberId> member,
        Optional<OfficeId> office,
        Optional<DeviceId> device,
        boolean sharedDevice,
        Optional<SessionState.Scope> scope,
        Optional<Former> former) {

    /**
     * What a caller brought before.
     *
     * @param lastDay until when
     * @param elsewhere whether they work for another office since then
     */
    public record Former(Optional<MemberId> member, Optional<OfficeId> office, LocalDate lastDay, boolean elsewhere) {}

    private static final String ATTRIBUTE = Caller.class.getName();

    /** The caller of an exchange whose credentials were found good; empty on an open route without a valid session. */
    public static Optional<Caller> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** The last day of whoever has left, or whose office has closed: of nobody they see anything. */
    public Optional<LocalDate> leftOn() {
        return former.filter(was -> !was.elsewhere()).map(Former::lastDay);
    }

    /** Of a member who has left it brings neither member nor office, and of an office that has closed no office. */
    static Caller of(SessionState session, Instant now, Workplaces work) {
        boolean shared = session.device().isPresent() && session.member().isEmpty();
        Optional<OfficeId> present = session.member().flatMap(work::of).or(session::office);
        Optional<LocalDate> left = session.member().flatMap(work::past);
        Optional<LocalDate> over = left.or(() -> present.flatMap(work::past));
        Optional<MemberId> member = session.member().filter(_ -> left.isEmpty());
        Optional<OfficeId> office = present.filter(_ -> over.isEmpty());
        return session.holder()
                .filter(holder -> now.isBefore(holder.until()) && mayHold(holder, present, work))
                .map(holder -> new Caller(
                        holder.account(),
                        holder.username(),
                        holder.displayName(),
                        holder.role(),
                        Optional.of(holder.member()),
                        office,
                        session.device(),
                        shared,
                        session.scope(),
                        over.map(last -> new Former(Optional.of(holder.member()), present, last, false))
                                .or(() -> moved(holder.member(), work))))
                .orElseGet(() -> new Caller(
                        session.account(),
                        session.username(),
                        session.displayName(),
                        session.role(),
                        member,
                        office,
                        session.device(),
                        shared,
                        session.scope(),
                        over.map(last -> new Former(session.member(), present, last, false))
                                .or(() -> session.member().flatMap(theirs -> moved(theirs, work)))));
    }

    private static Optional<Former> moved(MemberId member, Workplaces work) {
        return work.before(member)
                .map(before -> new Former(Optional.of(member), Optional.of(before.office()), before.until(), true));
    }

    /** Whoever has left, or went to another office, holds the office's device no longer. */
    private static boolean mayHold(SessionState.Holder holder, Optional<OfficeId> office, Workplaces work) {
        return work.past(holder.member()).isEmpty()
                && work.of(holder.member())
                        .map(theirs -> office.equals(Optional.of(theirs)))
                        .orElse(true);
    }

    void putInto(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Ids only: names stay out of logs. */
    @Override
    public String toString() {
        return "Caller[" + account + ", " + role + "]";
    }
}
