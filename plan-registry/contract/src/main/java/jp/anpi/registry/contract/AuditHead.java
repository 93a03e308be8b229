package jp.anpi.registry.contract;

import java.time.Instant;

/**
 * Where a service's audit trail ended at some moment, kept apart from the trail, so that lines cannot be cut off its end
 * unseen. The last one of each day stays.
 *
 * @param chain the service's trail
 * @param line number of the last line
 * @param link that line's hash, hex; it tells nothing about what the line says
 */
public record AuditHead(String chain, long line, String link, Instant at) {}
