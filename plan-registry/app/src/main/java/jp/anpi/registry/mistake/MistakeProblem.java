package jp.anpi.registry.mistake;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** Why somebody is not erased, be it alone or with the list that brought them. */
enum MistakeProblem implements ProblemKind {
    PLAN_COUNTS(
            409,
            new Text("有効な計画があります", "A plan counts"),
            new Text(
                    "個別避難計画が有効な人は、誤登録として消せません。計画も誤りなら、先に取り下げてください。",
                    "Somebody whose plan counts is not erased as a mistake. If the plan is one too, withdraw it first.")),
    LIST_TAKEN_IN(
            409,
            new Text("一覧を取り込んでいます", "A list is being taken in"),
            new Text(
                    "一覧の取り込みや取り消し、ほかの人を消す作業が終わるまで消せません。終わってから、もう一度お試しください。",
                    "While a list is taken in or back, or somebody else is erased, nobody is. Try again when it is done.")),
    INCIDENT_RUNS(
            409,
            new Text("災害対応か訓練が続いています", "An incident is running"),
            new Text(
                    "安否確認の名簿に載っているかもしれないため、終わるまで誰も消せません。再開に備えて、終わった後もしばらく消せません。いつから消せるかは、終わった後にもう一度お試しになると分かります。",
                    "They may be on its roster, so nobody is erased until it is closed, nor for a while after, since it may be reopened. Try again when it is closed to be told from which day.")),
    INCIDENTS_UNKNOWN(
            409,
            new Text("災害対応が続いているか分かりません", "Not known whether an incident runs"),
            new Text(
                    "災害対応や訓練が続いているかを安否確認のサービスからこの{0}分間聞けていないため、誰も消せません。安否確認のサービスが動いているか、両方のサーバーの時計が合っているかを確かめ、数分後にお試しください。",
                    "The safety service has not said within {0} minutes whether an incident or a drill runs, so nobody is erased. See whether it works and whether the clocks of both servers agree, and try again in a few minutes.")),
    CLOSED_LATELY(
            409,
            new Text("災害対応か訓練が終わったばかりです", "An incident was closed lately"),
            new Text(
                    "再開すると、その名簿の全員の安否をもう一度確かめるため、{0}になるまで誰も消せません。その日以降に、もう一度お試しください。",
                    "If it is reopened, everybody on its roster is asked about again, so nobody is erased before {0}. Try again then."));

    private final Entry entry;

    MistakeProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
