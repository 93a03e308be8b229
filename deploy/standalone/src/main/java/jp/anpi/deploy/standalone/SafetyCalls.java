package jp.anpi.deploy.standalone;

import static jp.anpi.deploy.standalone.CallWords.put;

import java.util.Map;
import jp.anpi.deploy.standalone.CallWords.Call;

/** What the calls of the safety service and of the notices are for. */
final class SafetyCalls {

    private SafetyCalls() {}

    static void all(Map<String, Call> calls) {
        incidents(calls);
        decisions(calls);
        checks(calls);
    }

    private static void incidents(Map<String, Call> calls) {
        put(
                calls,
                "incidents",
                "POST /api/incidents",
                "災害または訓練を開き、対象者を固定する",
                "Open an incident or a drill; its roster is frozen");
        put(calls, "incidents", "GET /api/incidents", "災害・訓練の一覧", "Incidents and drills");
        put(calls, "incidents", "GET /api/incidents/{incident}", "一つの災害・訓練", "One incident or drill");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/close",
                "終える。報告はその後も受け付ける",
                "Close it; reports are still taken");
        put(
                calls,
                "power",
                "POST /api/incidents/{incident}/outages",
                "停電の範囲を指定し、生命維持の残り時間を数え始める",
                "Declare an outage: life-support clocks inside start");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/members/{member}/unavailable",
                "報告者が動けない。担当の全員を次の段階へ引き継ぐ",
                "A reporter cannot act: all their clients go to the next rung");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/members/{member}/available",
                "報告者が動けるようになった。未確認の担当について改めて依頼する",
                "A reporter can act again and is asked anew about clients who are still silent");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/offices/{office}/unavailable",
                "事業所が動けない。代わりの事業所か次の段階へ引き継ぐ",
                "An office cannot act: who stands in for it, or the next rung, is asked");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/offices/{office}/available",
                "事業所が動けるようになった",
                "An office can act again");
        put(
                calls,
                "incidents",
                "GET /api/incidents/{incident}/reporters",
                "だれに依頼し、だれが答え、だれが動けないか",
                "Who is asked, who answers and who cannot act");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/desk/acknowledge",
                "本部へ引き継がれたものをすべて確認した",
                "Everything handed to the desk up to now has been seen");
        put(
                calls,
                "reports",
                "POST /api/incidents/{incident}/answers",
                "メッセージの回答用リンク（ヘッダー Anpi-Answer-Link）で、サインインせずに一人について報告する",
                "Report on one person by the link of a message (header Anpi-Answer-Link), without signing in");
        put(
                calls,
                "reports",
                "POST /api/incidents/{incident}/citizens",
                "市民の窓口が開いている間、サインインせずに自分の安否を知らせる（氏名と住所・生年月日、照合を通る）",
                "Say how one is oneself while the page for citizens is open, without signing in; goes through matching");
        put(
                calls,
                "incidents",
                "PUT /api/incidents/{incident}/citizens-page",
                "市民の窓口を開く・閉じる",
                "Open or close the page for citizens");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/delete",
                "保存期間の過ぎた災害の記録を削除する（鍵を破棄し、二度と読めなくなる）",
                "Delete an incident that was kept for its time: its key is destroyed, nothing of it can be read again");
        put(
                calls,
                "incidents",
                "GET /api/records/deleted-incidents",
                "削除した災害の一覧。いつ・だれが・なぜ削除したか",
                "The incidents that were deleted: when, by whom and why");
        put(
                calls,
                "incidents",
                "GET /api/incidents/{incident}/caseload-links",
                "担当者用リンクの一覧",
                "Links for reporting on a caseload");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/caseload-links",
                "職員の担当分をサインインせずに報告できるリンクを作る。期限があり、取り消せる",
                "Make a link by which a member's caseload is reported on without signing in; it ends, and can be taken back");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/caseload-links/{link}/revoke",
                "担当者用リンクを取り消す",
                "Take a link back");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/inquiries",
                "安否情報の照会に答える。照会者・関係・確認の方法を記録し、伝えてよいことだけを返す",
                "Answer an inquiry: who asks, what they are to the person and how that was made sure of are recorded; only what may be told comes back");
        put(
                calls,
                "incidents",
                "GET /api/incidents/{incident}/disclosures",
                "災害時の情報提供の一覧",
                "Disclosures: to whom, of whom, why and until when");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/disclosures",
                "災害時の情報提供。事業所や職員に、期限を付けて対象者を見せる",
                "Disclose people to offices or members until a time");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/disclosures/{disclosure}/end",
                "情報提供を期限の前に終える",
                "End a disclosure before its time");
        put(
                calls,
                "reports",
                "POST /api/incidents/{incident}/reports",
                "報告を一件（JSON）または多数（NDJSON）送り、受領証を受け取る",
                "Send one report (JSON) or many (NDJSON) and get receipts");
        put(
                calls,
                "reports",
                "POST /api/receipts/verify",
                "受領証を確かめ、報告がどうなったかを知る",
                "Verify a receipt and learn what became of its report");
    }

    private static void decisions(Map<String, Call> calls) {
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/reopen",
                "理由を添えて再開する。未確認の人への依頼がまた始まる",
                "Reopen it with a reason: those not confirmed are asked about anew");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/carry-over",
                "別の災害の安否を、判断により引き継ぐ",
                "Let what is known in another incident count here, by decision");
        put(
                calls,
                "incidents",
                "POST /api/incidents/{incident}/carry-over/take-back",
                "引き継いだ安否を、まとめて取り消す",
                "Take back everything that was carried over from another incident");
        put(
                calls,
                "incidents",
                "GET /api/incidents/{incident}/log",
                "だれが何を判断したか",
                "Who decided what about the incident");
        put(
                calls,
                "incidents",
                "GET /api/incidents/{incident}/export",
                "すべてを一つの ZIP に書き出す",
                "Everything about it as one archive");
        put(calls, "power", "GET /api/incidents/{incident}/outages", "停電の範囲の一覧", "Outages and the people inside");
        put(
                calls,
                "power",
                "PATCH /api/incidents/{incident}/outages/{outage}",
                "停電の範囲や時刻を変える",
                "Change an outage: clocks follow");
        put(
                calls,
                "power",
                "POST /api/incidents/{incident}/outages/{outage}/end",
                "復旧した",
                "The power is back: clocks stop");
        put(
                calls,
                "power",
                "GET /api/incidents/{incident}/tasks",
                "電源を届ける人、残り時間の短い順",
                "To whom power has to be brought, the least time left first");
        put(calls, "facilities", "GET /api/incidents/{incident}/facilities", "事業所の状況", "How offices stand");
        put(
                calls,
                "facilities",
                "POST /api/incidents/{incident}/facilities/{office}",
                "事業所の状況を報告する",
                "Say how an office stands");
        put(
                calls,
                "facilities",
                "POST /api/incidents/{incident}/facilities/ask",
                "浸水区域の事業所に縮小・休止を要請する",
                "Ask offices in the flood area to reduce or close");
        put(calls, "facilities", "GET /api/incidents/{incident}/shelters", "避難所と空き", "Shelters and their room");
        put(calls, "facilities", "POST /api/incidents/{incident}/shelters", "避難所を登録する", "Enter a shelter");
        put(
                calls,
                "facilities",
                "PATCH /api/incidents/{incident}/shelters/{shelter}",
                "避難所の人数を更新する",
                "Count a shelter anew");
    }

    private static void checks(Map<String, Call> calls) {
        put(
                calls,
                "checks",
                "GET /api/incidents/{incident}/checks",
                "状態・群・地区などで絞った安否確認の一覧",
                "Checks by state, group, district and office");
        put(
                calls,
                "checks",
                "GET /api/incidents/{incident}/checks/{person}",
                "一人の安否確認のすべて：流れ、報告、試行、残り時間、食い違い",
                "Everything about one check: ladder, reports, attempts, clocks, conflicts");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/claim",
                "この方を引き受ける",
                "Take this person on");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/release",
                "引き受けを返す",
                "Give the claim back");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/note",
                "本部のメモを残す",
                "Leave a note of the desk");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/dispatch",
                "車・班を向かわせ、この方を引き受ける",
                "Send a car or team, and take this person on");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/dispatch/arrived",
                "車・班が着いた",
                "The car or team has arrived");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/dispatch/back",
                "車・班が戻り、ほかの方へ向かえる",
                "The car or team is back and can be sent elsewhere");
        put(
                calls,
                "checks",
                "GET /api/me/clients",
                "自分の担当者：状態、残り時間、いつまでに何を求められているか",
                "One's own clients: state, clock, what is asked until when");
        put(
                calls,
                "devices",
                "GET /phone/shell-files.js",
                "電波のないところで開くために、電話の画面が端末に保存するファイルの一覧と版",
                "What the phone's page keeps on the device to open without a network, and its version");
        put(
                calls,
                "devices",
                "GET /phone/worker.js",
                "電話の画面のService Worker。版が変わると内容も変わる",
                "The service worker of the phone's page; another text with every version");
        put(
                calls,
                "board",
                "GET /api/incidents/{incident}/board",
                "今の全体像：群×状態の数、地区、急ぎの方、推移",
                "The board now: counts, districts, urgent people, series");
        put(
                calls,
                "board",
                "GET /api/incidents/{incident}/board/stream",
                "変化を送り続ける（server-sent events）",
                "The same as it changes (server-sent events)");
        put(
                calls,
                "board",
                "GET /api/incidents/{incident}/map",
                "地図に何人いるか、載らない人は何人か",
                "How many people the map shows, and how many it cannot");
        put(
                calls,
                "board",
                "GET /api/incidents/{incident}/map/tiles/{zoom}/{x}/{y}",
                "地図の1枚（Mapbox vector tile）：遠くからは数、近くからは一人ずつ",
                "One tile of the map (Mapbox vector tile): counts from afar, single people from near");
        put(
                calls,
                "board",
                "GET /api/server-clock",
                "サーバーの時刻と、時計が合わせられているか",
                "The server's time, and whether its clock is kept right");
        put(
                calls,
                "board",
                "GET /api/public/incidents",
                "市の進み具合（公開する設定のときだけ。個人が分からない丸めた数）",
                "How far the city has come, for everybody; only when switched on, rounded so that nobody can be found");
        put(calls, "board", "GET /api/public/incidents/{incident}/progress.csv", "同じものを CSV で", "The same as CSV");
        put(
                calls,
                "board",
                "GET /api/public/incidents/{incident}/progress.geojson",
                "同じものを地図用の GeoJSON で",
                "The same as GeoJSON for maps");
        put(
                calls,
                "board",
                "POST /api/incidents/{incident}/what-if",
                "もし停電したら、だれの残り時間がなくなるか（何も変えません）",
                "Who would run out if the power went; changes nothing");
        put(
                calls,
                "board",
                "GET /api/incidents/{incident}/call-plan",
                "だれにどの順で電話するか",
                "Whom to call, and in which order");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/reports/{report}/set-aside",
                "報告を採用しないと判断する（記録は残る）",
                "Decide that a report does not count; it is kept");
        put(
                calls,
                "checks",
                "POST /api/incidents/{incident}/checks/{person}/reports/{report}/count",
                "採用しないとした報告を採用に戻す",
                "Let a report that was set aside count again");
        put(
                calls,
                "reconciliation",
                "GET /api/records/set-aside",
                "読み取れずに取り分けた記録の数と、新しいものの場所と原因（中身は含まない）",
                "How many records nobody could read; of the newest where they stood and why, never what they say");
        put(
                calls,
                "reconciliation",
                "GET /api/incidents/{incident}/unmatched/{report}",
                "対象者の分からない一つの報告と、候補とその理由",
                "One unmatched report, its candidates and why");
        put(
                calls,
                "reconciliation",
                "GET /api/incidents/{incident}/unmatched",
                "対象者の分からない報告と候補",
                "Unmatched reports with ranked candidates");
        put(
                calls,
                "reconciliation",
                "POST /api/incidents/{incident}/unmatched/{report}/link",
                "報告を対象者に結び付ける",
                "Link a report to a person");
        put(
                calls,
                "reconciliation",
                "POST /api/incidents/{incident}/unmatched/{report}/unlink",
                "結び付け、または報告者が選んだ対象者を取り消す",
                "Undo a link, or the sender's choice of the person");
        put(
                calls,
                "reconciliation",
                "POST /api/incidents/{incident}/unmatched/{report}/move",
                "別の方についての報告だったので、その方へ移す",
                "Move a report to the person it is really about");
        put(
                calls,
                "reconciliation",
                "POST /api/incidents/{incident}/unmatched/{report}/take",
                "この報告を引き受ける",
                "See to a report that waits");
        put(
                calls,
                "reconciliation",
                "POST /api/incidents/{incident}/unmatched/{report}/release",
                "報告の引き受けを返す",
                "Give it back");
        put(
                calls,
                "notices",
                "GET /api/notices",
                "送った通知と控えた通知、新しい順",
                "Notices sent and kept in the sandbox, newest first");
        put(
                calls,
                "notices",
                "GET /api/push",
                "この端末への通知に使う公開鍵（通知を使わない設定のときは空）",
                "The public key with which a browser asks to be notified; none while no phone is");
        put(calls, "notices", "POST /api/push", "新しい依頼をこの端末に通知するよう登録する", "Have this browser notified of new requests");
        put(calls, "notices", "GET /sandbox", "同じものを人が読むページ", "The same as a page for people");
    }
}
