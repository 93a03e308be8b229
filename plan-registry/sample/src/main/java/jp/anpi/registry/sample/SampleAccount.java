package jp.anpi.registry.sample;

import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;

/** Somebody of the made-up place who can sign in; the sample knows no password, whoever loads it sets one. */
public record SampleAccount(
        AccountId id,
        String username,
        String displayName,
        Role role,
        Optional<MemberId> member,
        Optional<OfficeId> office) {}
