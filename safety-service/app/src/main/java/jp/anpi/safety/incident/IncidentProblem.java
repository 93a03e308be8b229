package jp.anpi.safety.incident;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** How a call about incidents can be refused. */
public enum IncidentProblem implements ProblemKind {
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
    OPENED_OTHERWISE(
            409,
            new Text("送った災害はすでに開いています", "What was sent is open already"),
            new Text(
                    "前に送った内容で開いており、今回の内容とは異なります。開いている災害を確かめてください。別の災害なら、新しく開き直してください。",
                    "It was opened as it was sent before, which differs from this. Look at the one that is open; another incident is opened anew.")),
    TOLD_OTHERWISE(
            409,
            new Text("この番号の記録はすでにあります", "There is a record under this id already"),
            new Text(
                    "前に送った内容か、その後の変更と異なります。いまの内容を一覧で確かめ、違うところはそこで変更してください。",
                    "It differs from this, by what was sent before or changed since. Look at it in the list and change it there.")),
    RECORDED_OTHERWISE(
            409,
            new Text("前に送った内容で記録されています", "It is on record as it was sent before"),
            new Text(
                    "前に送った内容がすでに届いており、今回の内容とは異なります。記録を確かめてください。今回の内容も必要なら、もう一度押すと新しい記録になります。",
                    "What was sent before has arrived and differs from this. Look at the record. If this is needed as well, press again: that makes a new one.")),
    CHANGED_SINCE(
            409,
            new Text("前に送ったときから状況が変わっています", "Things have changed since it was sent"),
            new Text(
                    "前に送った内容は届いていますが、その後に取り消されたか、終わったか、対象が増えました。いまの状況を確かめてください。もう一度押すと、新しく行います。",
                    "What was sent before has arrived, but was taken back since, is over, or would reach others now. Look at how things stand. Press again to do it anew.")),
    INCIDENT_CLOSED(
            409,
            new Text("災害は終了しています", "The incident is closed"),
            new Text(
                    "終了した災害には行えません。報告は終了後も受け付けます。",
                    "This cannot be done to a closed incident. Reports are still taken.")),
    INCIDENT_DELETED(
            410,
            new Text("この災害の記録は削除されました", "The records of this incident were deleted"),
            new Text(
                    "保存期間が過ぎたため、市が{0}に削除しました（理由: {1}）。安否の記録はもう読めません。いつだれが見たかの監査記録は残っています。",
                    "The city deleted them on {0}, after they had been kept for their time (reason: {1}). They can no longer be read. The audit trail stays.")),
    STILL_RUNNING(
            409,
            new Text("災害がまだ終了していません", "The incident is not closed"),
            new Text(
                    "先に災害を閉じてください。閉じて保存期間が過ぎた記録だけを削除できます。",
                    "Close it first. Only records that were kept for their time can be deleted.")),
    STILL_KEPT(
            409,
            new Text("保存期間の途中です", "It must still be kept"),
            new Text("この災害の記録は{0}から削除できます。", "The records of this incident may be deleted from {0} on."));

    private final Entry entry;

    IncidentProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
