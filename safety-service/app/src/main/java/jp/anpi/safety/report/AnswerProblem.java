package jp.anpi.safety.report;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** How a report from somebody who has not signed in can be refused. */
enum AnswerProblem implements ProblemKind {
    WRONG_ANSWER_LINK(
            403,
            new Text("この回答用リンクは使えません", "This link cannot be used"),
            new Text(
                    "届いたメッセージのリンクを、もう一度そのまま開いてください。それでも使えないときは、市の災害対策本部に電話してください。",
                    "Open the link of the message again as it is. If it still cannot be used, call the city's disaster desk.")),
    ANSWER_LINK_ENDED(
            410,
            new Text("この災害の受付は終わりました", "This incident has ended"),
            new Text(
                    "リンクからの回答はもう受け付けていません。知らせたいことがあるときは、市に電話してください。",
                    "Answers by the link are no longer taken. If there is something to tell, call the city.")),
    CASELOAD_LINK_ENDED(
            410,
            new Text("このリンクの期限が切れました", "This link is over"),
            new Text(
                    "期限が過ぎたか、市が取り消しました。続けて報告するときは、市の災害対策本部に新しいリンクを頼んでください。",
                    "Its time is over, or the city took it back. To go on reporting, ask the city's disaster desk for a new one.")),
    CITIZENS_PAGE_SHUT(
            404,
            new Text("この窓口は開いていません", "This page is not open"),
            new Text(
                    "市の案内にあるアドレスを確かめてください。命に関わるときは 119 に電話してください。",
                    "Check the address that the city has announced. When a life is in danger, dial 119."));

    private final Entry entry;

    AnswerProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
