package jp.anpi.registry.enrolment;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.access.Account;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Where accounts of members and offices come from: who is invited needs none beforehand. */
public record InviteeAccounts(AccountStore accounts, StateStore<MemberState> members, StateStore<OfficeState> offices) {

    /** The invitee's account, made when there is none; empty when the invitee is gone. */
    public Mono<Account> of(Invitee invitee) {
        return switch (invitee) {
            case Invitee.OfMember(MemberId id) ->
                accounts.of(id)
                        .switchIfEmpty(Mono.defer(() -> members.find(id.toString())
                                .map(InviteeAccounts::account)
                                .flatMap(this::kept)));
            case Invitee.OfOffice(OfficeId id) ->
                offices.find(id.toString()).map(InviteeAccounts::account).flatMap(this::kept);
        };
    }

    /** Its id follows from the member's, so that two devices at once make one account. */
    private static Account account(MemberState member) {
        return new Account(
                new AccountId(member.id().value()),
                "member-" + shortened(member.id().toString()),
                member.name(),
                member.role(),
                Optional.of(member.id()),
                Optional.of(member.office()),
                Optional.empty(),
                false);
    }

    private static Account account(OfficeState office) {
        return new Account(
                new AccountId(office.id().value()),
                "office-" + shortened(office.id().toString()),
                office.name(),
                Invitee.roleOf(office.kind()),
                Optional.empty(),
                Optional.of(office.id()),
                Optional.empty(),
                false);
    }

    private Mono<Account> kept(Account account) {
        return accounts.load(List.of(account)).thenReturn(account);
    }

    private static String shortened(String uuid) {
        return uuid.replace("-", "").substring(0, 12);
    }
}
