package jp.anpi.registry.importing.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * An import as it is shown.
 *
 * @param sheet of a workbook, from which the list is
 * @param otherSheets that were not read
 * @param missing what earlier lists had and this one has not; absent until the list is read whole
 * @param faultCount all there are
 * @param faultKinds how many there are of each kind, the most first
 * @param faults the first 100
 * @param errorsListed how many the list at {@code errors} has: all of them up to {@value ImportJob#SHOWN}
 * @param missingList where the list of who is missing is, when it is people and there are any
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ImportAnswer(
        UUID id,
        ListKind kind,
        ImportJob.State state,
        boolean dryRun,
        Instant startedAt,
        String by,
        TextEncoding encoding,
        Map<String, Integer> headings,
        List<String> ignored,
        Optional<String> sheet,
        List<String> otherSheets,
        int rows,
        int added,
        int changed,
        int unchanged,
        int faulty,
        Optional<Integer> missing,
        int faultCount,
        List<FaultKind> faultKinds,
        List<Fault> faults,
        String errors,
        int errorsListed,
        Optional<String> missingList) {

    private static final int SHOWN = 100;

    record FaultKind(String message, int count) {}

    record Fault(int row, int column, boolean rowLost, String message, String found) {

        static Fault of(RowFault fault, Language language) {
            return new Fault(
                    fault.row(),
                    fault.column(),
                    fault.reason().rowLost(),
                    ImportAnswer.message(fault.reason(), language),
                    fault.found());
        }
    }

    private static String message(RowFault.Reason reason, Language language) {
        return switch (language) {
            case JA -> reason.japanese();
            case EN -> reason.english();
        };
    }

    static ImportAnswer of(ImportJob job, Language language) {
        return new ImportAnswer(
                job.id(),
                job.kind(),
                job.state(),
                job.dryRun(),
                job.startedAt(),
                job.by(),
                job.encoding(),
                job.headings(),
                job.ignored(),
                job.sheet(),
                job.otherSheets(),
                job.rows(),
                job.added(),
                job.changed(),
                job.unchanged(),
                job.faulty(),
                Optional.of(job.missing()).filter(number -> number >= 0),
                job.faultCount(),
                job.faultKinds().entrySet().stream()
                        .sorted(Map.Entry.<RowFault.Reason, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(kind -> new FaultKind(message(kind.getKey(), language), kind.getValue()))
                        .toList(),
                job.faults().stream()
                        .limit(SHOWN)
                        .map(fault -> Fault.of(fault, language))
                        .toList(),
                "/api/imports/" + job.id() + "/errors.csv",
                job.faults().size(),
                Optional.of("/api/imports/" + job.id() + "/missing.csv")
                        .filter(_ -> job.missing() > 0 && job.kind().isOfPeople()));
    }
}
