package jp.anpi.registry.person;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of what is kept of a person. */
public enum PersonProblem implements ProblemKind {
    PERSON_ALIKE(
            409,
            new Text("同じ人かもしれません", "This may be somebody who is there"),
            new Text(
                    "氏名（またはフリガナ）が同じで、生年月日も食い違わない人が登録されています。その人を確かめ、別の人であれば sure=true で登録してください。",
                    "Somebody of the same name or reading is registered, and their birth dates do not contradict. Look at them; enter another person by sure=true.")),
    RESIDENT_NUMBER_TAKEN(
            409,
            new Text("その宛名番号は別の方のものです", "The number is somebody else's"),
            new Text(
                    "同じ宛名番号（先頭の0は数えません）が別の対象者に登録されています。番号で検索して、同じ人でないか確かめてください。見つからなければ登録の途中かもしれないため、1分待ってお試しください。",
                    "Somebody else is registered under this number, zeros in front not counted. Search by it and see whether it is the same person. Where nobody is found, they may just be being entered: try again in a minute.")),
    PERSON_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人がこの対象者を変更しました。最新の内容を読み直して、もう一度お試しください。",
                    "Somebody changed this person since you read it. Read it again and try once more."));

    private final Entry entry;

    PersonProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
