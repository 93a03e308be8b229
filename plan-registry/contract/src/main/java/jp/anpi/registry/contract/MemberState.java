package jp.anpi.registry.contract;

import java.util.Optional;

/**
 * A member of an office (職員) as of {@code version}.
 *
 * @param deputy who takes over when this member cannot be reached
 */
public record MemberState(
        MemberId id,
        long version,
        OfficeId office,
        String name,
        Role role,
        Optional<String> phone,
        Optional<String> mail,
        Optional<MemberId> deputy) {}
