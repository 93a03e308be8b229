package jp.anpi.registry.tablet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jp.anpi.registry.access.Account;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.Patience;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.enrolment.Invitee;
import jp.anpi.registry.enrolment.InviteeAccounts;
import reactor.core.publisher.Mono;

/**
 * Members take turns at their office's device. Wrong PINs get slow by device and member together: nobody keeps a colleague out
 * of another device, or of their own phone.
 */
final class Turns {

    private final PinStore pins;
    private final InviteeAccounts accounts;
    private final Devices devices;
    private final Patience patience;
    private final Duration turn;
    private final InstantSource clock;

    Turns(
            PinStore pins,
            InviteeAccounts accounts,
            Devices devices,
            Patience patience,
            Duration turn,
            InstantSource clock) {
        this.pins = pins;
        this.accounts = accounts;
        this.devices = devices;
        this.patience = patience;
        this.turn = turn;
        this.clock = clock;
    }

    /** What became of taking the device. */
    sealed interface Result {
        record Taken(Instant until) implements Result {}

        record WrongPin() implements Result {}

        /** The member has no PIN yet and must choose one. */
        record NoPinYet() implements Result {}

        /** The member has a PIN, so the first one cannot be chosen again. */
        record HasPin() implements Result {}

        record Wait(Duration howLong) implements Result {}

        /** The device is enrolled no more. */
        record Gone() implements Result {}
    }

    /**
     * One device in its office's hands, as it calls.
     *
     * @param token by which it calls
     */
    record Tablet(DeviceId device, String token) {
        @Override
        public String toString() {
            return "Tablet[" + device + "]";
        }
    }

    /** Takes the device with the PIN one has. */
    Mono<Result> take(Tablet tablet, MemberState member, Pin pin) {
        var who = new Patience.Who(member.id().toString(), tablet.device().toString());
        Duration wait = patience.waitFor(who);
        if (wait.isPositive()) {
            return Mono.just(new Result.Wait(wait));
        }
        return pins.matches(member.id(), pin)
                .flatMap(right -> right ? begin(tablet, member.id()) : Mono.<Result>just(new Result.WrongPin()))
                .defaultIfEmpty(new Result.NoPinYet())
                .doOnNext(result -> {
                    switch (result) {
                        case Result.WrongPin _ -> patience.failed(who);
                        case Result.Taken _ -> patience.succeeded(who);
                        case Result.NoPinYet _, Result.HasPin _, Result.Wait _, Result.Gone _ -> {}
                    }
                });
    }

    /** Chooses the first PIN and takes the device. */
    Mono<Result> takeFirst(Tablet tablet, MemberState member, Pin pin) {
        return pins.setFirst(member.id(), pin)
                .flatMap(first -> first ? begin(tablet, member.id()) : Mono.just(new Result.HasPin()));
    }

    private Mono<Result> begin(Tablet tablet, MemberId member) {
        Instant until = clock.instant().plus(turn);
        Mono<Account> account = accounts.of(new Invitee.OfMember(member));
        return account.flatMap(known -> devices.hold(tablet.token(), known, member, until))
                .map(held -> held ? new Result.Taken(until) : new Result.Gone());
    }
}
