package jp.anpi.safety.contract;

import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;

/** Who did something, as the audit and the screens name them. */
public record Actor(
        String username, String displayName, Role role, Optional<MemberId> member, Optional<OfficeId> office) {}
