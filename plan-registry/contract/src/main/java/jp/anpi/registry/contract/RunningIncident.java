package jp.anpi.registry.contract;

import java.util.UUID;

/**
 * Whether an incident runs, told to the registry by whoever runs it; travels on {@link RegistryTopics#INCIDENT}. Nobody who may be on
 * the roster of one that runs is erased.
 *
 * @param id of the incident
 * @param running from before its roster is frozen until it is closed
 */
public record RunningIncident(UUID id, Mode mode, boolean running) {}
