package jp.anpi.safety.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A kept report's own JSON, read again. */
public final class ReportBody {

    private ReportBody() {}

    /** What the report says; empty when today's rules cannot read it any more, which never unkeeps it. */
    public static Optional<SafetyReport> read(String body) {
        return switch (ReportReader.read(body.getBytes(StandardCharsets.UTF_8))) {
            case ReportReader.Reading.Form read ->
                switch (read.form().check()) {
                    case CheckedReport.Valid valid -> Optional.of(valid.report());
                    case CheckedReport.Invalid _ -> Optional.empty();
                };
            case ReportReader.Reading.WrongFields _, ReportReader.Reading.NotUtf8 _, ReportReader.Reading.NotJson _ ->
                Optional.empty();
        };
    }
}
