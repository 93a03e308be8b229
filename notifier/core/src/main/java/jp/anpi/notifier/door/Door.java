package jp.anpi.notifier.door;

import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.Recipient;

/**
 * The one door to the channels.
 *
 * @param live the configured channels that reach people
 */
public record Door(Set<LiveChannel> live) {

    public Door {
        live = Set.copyOf(live);
    }

    /** The way a message of this mode goes to this recipient. */
    public Route pick(Mode mode, Recipient recipient) {
        return switch (mode) {
            case DRILL -> new Route.ToSandbox(Route.SandboxReason.DRILL);
            case REAL -> live(recipient);
        };
    }

    /** The notification beside a message; empty in a drill. Phones are looked for by those who send it. */
    public Optional<RealPush> push(Mode mode, Recipient recipient, int people, String incidentTitle) {
        return switch (mode) {
            case DRILL -> Optional.empty();
            case REAL -> Optional.of(new RealPush(recipient, people, incidentTitle));
        };
    }

    private Route live(Recipient recipient) {
        if (live.isEmpty()) {
            return new Route.ToSandbox(Route.SandboxReason.NOT_CONFIGURED);
        }
        if (live.contains(LiveChannel.MAIL) && recipient.mail().isPresent()) {
            return new Route.ToMail(new RealMail(recipient.mail().get()));
        }
        return switch (recipient.kind()) {
            case DESK -> new Route.ToSandbox(Route.SandboxReason.DESK_WATCHES_BOARD);
            case MEMBER, OFFICE, PERSON, CONTACT -> new Route.Nowhere(Route.NoRoute.NO_ADDRESS);
        };
    }
}
