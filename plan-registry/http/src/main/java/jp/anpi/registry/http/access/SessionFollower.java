package jp.anpi.registry.http.access;

import java.util.Optional;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps {@link SignedIn} up to date from the log while the process runs. */
final class SessionFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SessionFollower.class);

    private final SignedIn signedIn;
    private final Followers followers;
    private volatile Optional<Follower> following = Optional.empty();

    SessionFollower(SignedIn signedIn, Followers followers) {
        this.signedIn = signedIn;
        this.followers = followers;
    }

    @Override
    public void start() {
        Follower follower = followers.follow(
                "registry.session", RegistryTopics.SESSION, new Followers.From.Beginning(), this::handle);
        following = Optional.of(follower);
        follower.caughtUp()
                .subscribe(
                        _ -> {},
                        failure -> LOG.error("the sessions on the log could not be read: {}", Fault.of(failure)),
                        signedIn::complete);
    }

    private void handle(Received<SessionState> received) {
        switch (received) {
            case Received.Event<SessionState> event -> signedIn.fold(event.event());
            case Received.Erased<SessionState> erased -> signedIn.forget(erased.key());
        }
    }

    @Override
    public void stop() {
        following.ifPresent(Follower::close);
        following = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return following.isPresent();
    }
}
