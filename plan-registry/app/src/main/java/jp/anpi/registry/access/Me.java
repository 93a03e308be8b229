package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Language;

/**
 * Who the caller is.
 *
 * @param deviceId the enrolled device the call comes from
 * @param sharedDevice whether an office shares that device
 * @param lastDay since when they have left or their office has closed; absent of whoever works
 * @param sample whether this product holds made-up people, which every page then says (見本データ)
 * @param language {@code ja} or {@code en}, as the caller's browser prefers
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Me(
        String username,
        String displayName,
        Role role,
        Optional<MemberId> memberId,
        Optional<OfficeId> officeId,
        Optional<DeviceId> deviceId,
        boolean sharedDevice,
        Optional<LocalDate> lastDay,
        boolean sample,
        String language) {

    static Me of(Caller caller, boolean sample, Language language) {
        return new Me(
                caller.username(),
                caller.displayName(),
                caller.role(),
                caller.member(),
                caller.office(),
                caller.device(),
                caller.sharedDevice(),
                caller.leftOn(),
                sample,
                language.tag());
    }
}
