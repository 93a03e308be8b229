package jp.anpi.registry.enrolment;

import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a phone sends to be enrolled.
 *
 * @param code from the link, or as typed
 * @param deviceName what its holder calls it
 * @param deviceId a random UUID made by the phone, so that it may repeat the call when the answer was lost
 */
record RedeemRequest(
        @Nullable String code,
        @Nullable String deviceName,
        @Nullable DeviceId deviceId) {

    private static final int LONGEST_NAME = 60;
    private static final Text NEEDED = new Text("招待コードを入力してください。", "Enter the invitation's code.");
    private static final Text NAME = new Text("1 から {0} 文字で入力してください。", "Give 1 to {0} characters.");

    Optional<InvitationCode> invitationCode() {
        if (code == null || code.isBlank()) {
            throw Problem.field("code", NEEDED).refused();
        }
        return InvitationCode.read(code);
    }

    String name() {
        if (deviceName == null || deviceName.isBlank() || deviceName.strip().length() > LONGEST_NAME) {
            throw Problem.field("deviceName", NAME, LONGEST_NAME).refused();
        }
        return deviceName.strip();
    }

    DeviceId device() {
        return deviceId == null ? DeviceId.random() : deviceId;
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "RedeemRequest[…]";
    }
}
