package jp.anpi.registry.contract;

import java.util.UUID;

/**
 * Whether an incident runs, told to the registry by whoever runs it; travels on {@link RegistryTopics#INCIDENT}. Nobody who may be on
 * the roster of one that runs is erased.
 *
 * @param id of the incident, or only zeros: then all incidents that run have been told, and nobody is erased before that is said
 * @param running from its opening until it is closed
 */
public record RunningIncident(UUID id, Mode mode, boolean running) {

    /** Whoever runs incidents has told of all that run. */
    public static final RunningIncident ALL_TOLD = new RunningIncident(new UUID(0, 0), Mode.REAL, false);
}
