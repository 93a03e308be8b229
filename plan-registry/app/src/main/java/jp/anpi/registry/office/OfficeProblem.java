package jp.anpi.registry.office;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of offices, members and assignments. */
enum OfficeProblem implements ProblemKind {
    OFFICE_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人が変更しました。最新の内容を読み直して、もう一度お試しください。",
                    "Somebody changed it since you read it. Read it again and try once more.")),
    HAS_ENDED(
            409,
            new Text("すでに終わっています", "It has ended"),
            new Text(
                    "閉じた事業所や離職した職員は、新しく担当にできません。別の事業所か職員を選ぶか、先に再開してください。",
                    "An office that has closed or a member who has left cannot serve anybody anew. Choose another one, or have it"
                            + " go on first.")),
    STILL_USED(
            409,
            new Text("使われているため削除できません", "It is in use and cannot be removed"),
            new Text(
                    "担当・予定・計画・職員・代理・端末などに、この事業所か職員の記録があります。誤りでなければ、削除せずに「終わり」にしてください。",
                    "People, plans, schedules, members, deputies or devices name it. Unless all of that is a mistake too, have it end"
                            + " instead of removing it."));

    private final Entry entry;

    OfficeProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
