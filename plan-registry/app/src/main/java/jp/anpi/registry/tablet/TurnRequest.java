package jp.anpi.registry.tablet;

import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the device.
 *
 * @param first whether the PIN is chosen now, because there is none
 */
record TurnRequest(
        @Nullable MemberId memberId,
        @Nullable String pin,
        @Nullable Boolean first) {

    private static final Text WHO = new Text("職員を選んでください。", "Choose a member.");
    private static final Text FORM = new Text("{0} から {1} 桁の数字を入力してください。", "Give {0} to {1} digits.");
    private static final Text OBVIOUS =
            new Text("同じ数字や連続した数字は使えません。", "One digit all along, or digits in a row, will not do.");

    MemberId member() {
        if (memberId == null) {
            throw Problem.field("memberId", WHO).refused();
        }
        return memberId;
    }

    Pin enteredPin() {
        return entered(pin);
    }

    Pin chosenPin() {
        return chosen(pin);
    }

    boolean isFirst() {
        return Boolean.TRUE.equals(first);
    }

    static Pin chosen(@Nullable String typed) {
        Pin pin = entered(typed);
        if (pin.isObvious()) {
            throw Problem.field("pin", OBVIOUS).refused();
        }
        return pin;
    }

    private static Pin entered(@Nullable String typed) {
        return Pin.read(typed == null ? "" : typed)
                .orElseThrow(() ->
                        Problem.field("pin", FORM, Pin.SHORTEST, Pin.LONGEST).refused());
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "TurnRequest[…]";
    }
}
