package jp.anpi.registry.enrolment;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.QrCode;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes invitations for members and offices that exist. */
final class Invitations {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_MEMBERS = 2_000;

    private final InvitationStore store;
    private final CodeHashes hashes;
    private final StateStore<MemberState> members;
    private final StateStore<OfficeState> offices;
    private final Devices devices;
    private final Duration valid;
    private final InstantSource clock;

    Invitations(
            InvitationStore store,
            CodeHashes hashes,
            StateStore<MemberState> members,
            StateStore<OfficeState> offices,
            Devices devices,
            Duration valid,
            InstantSource clock) {
        this.store = store;
        this.hashes = hashes;
        this.members = members;
        this.offices = offices;
        this.devices = devices;
        this.valid = valid;
        this.clock = clock;
    }

    /**
     * Who invites.
     *
     * @param address where phones reach the product
     */
    record Host(String username, URI address) {}

    /** Whom an invitation is for, as the card says it. */
    private record Guest(Invitee invitee, OfficeState office, String name, Role role) {}

    /** Empty when there is no such member or office, or it does not come in by invitation. */
    Mono<Card> invite(Invitee invitee, Host host) {
        return guest(invitee).flatMap(guest -> invite(guest, host));
    }

    /**
     * A card for each member of an office who has no device yet and is not about to leave, and for its shared tablet when wanted; empty when there is no
     * such office.
     */
    Flux<Card> cards(OfficeId office, boolean tablet, Host host) {
        return offices.find(office.toString())
                .flatMapMany(found -> Flux.concat(
                        tablet ? Flux.just(tablet(found)) : Flux.empty(),
                        devices.holders(office).flatMapMany(holders -> membersWithout(holders, found))))
                .concatMap(guest -> invite(guest, host));
    }

    private Flux<Guest> membersWithout(Set<MemberId> holders, OfficeState office) {
        return members.list(new Document("office", office.id().toString()), Optional.empty(), MOST_MEMBERS)
                .flatMapIterable(found -> found)
                .filter(member -> member.until().isEmpty()
                        && !holders.contains(member.id())
                        && Disclosure.CARE_STAFF.contains(member.role()))
                .map(member -> guest(member, office));
    }

    private Mono<Guest> guest(Invitee invitee) {
        return switch (invitee) {
            case Invitee.OfMember(MemberId id) ->
                members.find(id.toString())
                        .filter(member -> Disclosure.CARE_STAFF.contains(member.role()))
                        .flatMap(member ->
                                offices.find(member.office().toString()).map(office -> guest(member, office)));
            case Invitee.OfOffice(OfficeId id) -> offices.find(id.toString()).map(Invitations::tablet);
        };
    }

    private static Guest guest(MemberState member, OfficeState office) {
        return new Guest(new Invitee.OfMember(member.id()), office, member.name(), member.role());
    }

    private static Guest tablet(OfficeState office) {
        return new Guest(new Invitee.OfOffice(office.id()), office, office.name(), Invitee.roleOf(office.kind()));
    }

    private Mono<Card> invite(Guest guest, Host host) {
        var typed = InvitationCode.random(InvitationCode.TYPED, RANDOM);
        var linked = InvitationCode.random(InvitationCode.LINK, RANDOM);
        Instant now = clock.instant();
        var invitation = new Invitation(guest.invitee(), host.username(), now, now.plus(valid), Optional.empty());
        String link = host.address().resolve("/enrol/") + "#" + linked.symbols();
        Optional<MemberId> member =
                guest.invitee() instanceof Invitee.OfMember(MemberId id) ? Optional.of(id) : Optional.empty();
        return store.put(new InvitationStore.Kept(invitation, guest.office().id(), hashes.of(typed), hashes.of(linked)))
                .thenReturn(new Card(
                        guest.invitee().toString(),
                        member,
                        guest.office().id(),
                        guest.office().name(),
                        guest.name(),
                        guest.role(),
                        link,
                        typed.printed(),
                        QrCode.of(link),
                        invitation.expiresAt()));
    }
}
