package jp.anpi.safety.incident;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** How a call about incidents can be refused. */
enum IncidentProblem implements ProblemKind {
    UNKNOWN_INCIDENT(
            404,
            new Text("災害が見つかりません", "No such incident"),
            new Text(
                    "その番号の災害はありません。一覧（GET /api/incidents）から選び直してください。",
                    "There is no incident with this id. Choose one from the list (GET /api/incidents).")),
    UNKNOWN_OUTAGE(
            404,
            new Text("停電が見つかりません", "No such outage"),
            new Text("その番号の停電はこの災害にありません。", "This incident has no outage with this id.")),
    INCIDENT_CLOSED(
            409,
            new Text("災害は終了しています", "The incident is closed"),
            new Text(
                    "終了した災害には行えません。報告は終了後も受け付けます。",
                    "This cannot be done to a closed incident. Reports are still taken."));

    private final int status;
    private final Text title;
    private final Text detail;

    IncidentProblem(int status, Text title, Text detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text detail() {
        return detail;
    }
}
