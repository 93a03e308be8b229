package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.http.access.Caller;

/**
 * A device as a list shows it.
 *
 * @param seenAt when a page was last opened on it, to the hour
 * @param thisOne whether the caller calls from it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DeviceItem(
        DeviceId id,
        String name,
        String holder,
        Optional<MemberId> memberId,
        Optional<OfficeId> officeId,
        Instant enrolledAt,
        Instant seenAt,
        Optional<Instant> withdrawnAt,
        Optional<String> withdrawnBy,
        boolean thisOne) {

    static DeviceItem of(Device device, Caller caller) {
        return new DeviceItem(
                device.id(),
                device.name(),
                device.holder(),
                device.member(),
                device.office(),
                device.enrolledAt(),
                device.seenAt(),
                device.withdrawal().map(Device.Withdrawal::at),
                device.withdrawal().map(Device.Withdrawal::by),
                caller.device().filter(device.id()::equals).isPresent());
    }
}
