package jp.anpi.registry.importing.run;

import java.time.Instant;
import java.util.UUID;

/**
 * An import among others: when it was, whose, and what came of it.
 *
 * @param canBeTakenBack until the next of its kind begins
 */
record ImportEntry(
        UUID id,
        ListKind kind,
        ImportJob.State state,
        boolean dryRun,
        Instant startedAt,
        String by,
        int rows,
        int added,
        int changed,
        int unchanged,
        int faulty,
        boolean canBeTakenBack) {

    static ImportEntry of(Imports.Listed listed) {
        ImportJob job = listed.job();
        return new ImportEntry(
                job.id(),
                job.kind(),
                job.state(),
                job.dryRun(),
                job.startedAt(),
                job.by(),
                job.rows(),
                job.added(),
                job.changed(),
                job.unchanged(),
                job.faulty(),
                listed.canBeTakenBack());
    }
}
