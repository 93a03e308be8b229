package jp.anpi.registry.http.access;

import java.util.List;
import java.util.function.Consumer;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Keeps {@link SignedIn} up to date from the log while the process runs. */
final class SessionFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SessionFollower.class);

    private final SignedIn signedIn;
    private final Followers followers;
    private volatile List<Follower> following = List.of();

    SessionFollower(SignedIn signedIn, Followers followers) {
        this.signedIn = signedIn;
        this.followers = followers;
    }

    @Override
    public void start() {
        following = List.of(
                follow("registry.session", RegistryTopics.SESSION, received -> {
                    switch (received) {
                        case Received.Event<SessionState> event -> signedIn.fold(event.event());
                        case Received.Erased<SessionState> erased -> signedIn.forget(erased.key());
                    }
                }),
                follow("registry.session.office", RegistryTopics.OFFICE, received -> {
                    if (received instanceof Received.Event<OfficeState> event) {
                        signedIn.fold(event.event());
                    }
                }),
                follow("registry.session.member", RegistryTopics.MEMBER, received -> {
                    if (received instanceof Received.Event<MemberState> event) {
                        signedIn.fold(event.event());
                    }
                }));
        Mono.when(following.stream().map(Follower::caughtUp).toList())
                .subscribe(
                        _ -> {},
                        failure -> LOG.error("the sessions on the log could not be read: {}", Fault.of(failure)),
                        signedIn::complete);
    }

    private <T> Follower follow(String name, Topic<T> topic, Consumer<Received<T>> handler) {
        return followers.follow(name, topic, new Followers.From.Beginning(), handler);
    }

    @Override
    public void stop() {
        following.forEach(Follower::close);
        following = List.of();
    }

    @Override
    public boolean isRunning() {
        return !following.isEmpty();
    }
}
