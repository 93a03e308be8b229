package jp.anpi.registry.mistake;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** Why somebody is not erased. */
enum MistakeProblem implements ProblemKind {
    PLAN_COUNTS(
            409,
            new Text("有効な計画があります", "A plan counts"),
            new Text(
                    "個別避難計画が有効な人は、誤登録として消せません。計画も誤りなら、先に取り下げてください。",
                    "Somebody whose plan counts is not erased as a mistake. If the plan is one too, withdraw it first.")),
    INCIDENT_RUNS(
            409,
            new Text("災害対応か訓練が続いています", "An incident is running"),
            new Text(
                    "安否確認の名簿に載っているかもしれないため、終わるまで誰も消せません。終わってから、もう一度お試しください。",
                    "They may be on its roster, so nobody is erased until it is closed. Try again then."));

    private final Entry entry;

    MistakeProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
