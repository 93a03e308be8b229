package jp.anpi.registry.contract;

import java.time.Duration;
import java.util.UUID;

/**
 * Whether an incident runs, told to the registry by whoever runs it; travels on {@link RegistryTopics#INCIDENT}. Nobody who may be on
 * the roster of one that runs is erased.
 *
 * @param id of the incident, or only zeros: then all incidents that run have been told, which is said again every minute, and nobody is
 *     erased where it was not said lately
 * @param running from its opening until it is closed
 */
public record RunningIncident(UUID id, Mode mode, boolean running) {

    /** How often it is said that all is told: one record of this key stays on the log. */
    public static final Duration SAID_EVERY = Duration.ofMinutes(1);

    /** Whoever runs incidents has told of all that run, until this was said. */
    public static final RunningIncident ALL_TOLD = new RunningIncident(new UUID(0, 0), Mode.REAL, false);
}
