package jp.anpi.deploy.standalone;

import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells whether everything that reads the log gets on with it, and if not, who and why. */
final class LogReadersHealth extends AbstractHealthIndicator {

    private final Projectors projectors;
    private final Followers followers;

    LogReadersHealth(Projectors projectors, Followers followers) {
        this.projectors = projectors;
        this.followers = followers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> troubles = new ArrayList<>();
        for (Projector projector : projectors.running()) {
            switch (projector.state()) {
                case Projector.State.Running _ -> {}
                case Projector.State.Joining _ -> troubles.add(projector.name() + " owns nothing yet");
                case Projector.State.Failing(String _, int times) ->
                    troubles.add(projector.name() + " failed " + times + " times, the process's log says why");
                case Projector.State.Closed _ -> troubles.add(projector.name() + " has ended");
            }
        }
        for (Follower follower : followers.running()) {
            follower.trouble().ifPresent(_ -> troubles.add(follower.name() + " fails, the process's log says why"));
        }
        if (troubles.isEmpty()) {
            health.up();
        } else {
            health.outOfService().withDetail("readers", troubles);
        }
    }
}
