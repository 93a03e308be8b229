package jp.anpi.registry.plan;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of plans. */
enum PlanProblem implements ProblemKind {
    PLAN_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人がこの計画を変更しました。最新の内容を読み直して、もう一度お試しください。",
                    "Somebody changed this plan since you read it. Read it again and try once more.")),
    PLAN_OPEN(
            409,
            new Text("作成中の計画があります", "There is a draft already"),
            new Text(
                    "案または本人確認待ちの版があります。その版を続けるか、取り下げてください。",
                    "One version is a draft or waits for the person. Go on with it, or withdraw it.")),
    NO_PLAN_WANTED(
            409,
            new Text("計画の作成に同意していません", "They do not want a plan"),
            new Text(
                    "計画の作成への不同意が記録されています。気持ちが変わったときは、対象者のページで同意を記録してからやり直してください。",
                    "It is recorded that no plan is to be made for this person. Once they think again, record that on their page first.")),
    PLAN_STAGE(
            409,
            new Text("この版ではできません", "Not possible with this version"),
            new Text(
                    "書き直せるのは案、確認できるのは本人確認待ちの版だけです。有効な計画を変えるには、新しい版を作ってください。",
                    "Only a draft can be written, and only what waits for the person can be confirmed. To change a plan that counts, begin the next version.")),
    PLAN_OLDER_WORD(
            409,
            new Text("確認日が今の版より前です", "Confirmed before the version that counts"),
            new Text(
                    "今の版の本人確認日より前の日です。日付を確かめてください。今の版が誤りなら、先に取り下げてください。",
                    "The day is before that on which the version that counts was confirmed. Check the day; if that version is a mistake, withdraw it first.")),
    PLAN_PLACES_HIDDEN(
            403,
            new Text("この人の計画は書き換えられません", "You may not write this person's plan"),
            new Text(
                    "支援措置の対象者です。住所が見えない担当者が書き換えると内容が失われるため、限られた担当者だけが書けます。",
                    "This person is under protection. Since you do not see their places, your change would lose them; the restricted desk may write it."));

    private final Entry entry;

    PlanProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
