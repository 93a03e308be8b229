package jp.anpi.deploy.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.anpi.registry.http.problem.Text;

/** What each call is for in one line of both languages, and under which heading it stands; the order is the document's. */
final class CallWords {

    /** Headings, by the name that tags a call. */
    static final Map<String, Text> TAGS = tags();

    /** Calls, by {@code METHOD /path}. */
    static final Map<String, Call> CALLS = calls();

    /** @param tag one of {@link #TAGS} */
    record Call(String tag, Text words) {}

    private CallWords() {}

    private static Map<String, Text> tags() {
        Map<String, Text> tags = new LinkedHashMap<>();
        tags.put("sign-in", new Text("サインイン", "Signing in"));
        tags.put("devices", new Text("招待と端末", "Invitations and devices"));
        tags.put("incidents", new Text("災害・訓練", "Incidents and drills"));
        tags.put("power", new Text("停電と電源", "Power"));
        tags.put("facilities", new Text("事業所・避難所", "Offices and shelters"));
        tags.put("reports", new Text("安否の報告", "Reports"));
        tags.put("checks", new Text("安否確認", "Safety checks"));
        tags.put("board", new Text("本部の画面", "The desk's board"));
        tags.put("reconciliation", new Text("対象者の分からない報告", "Reports that name nobody known"));
        tags.put("notices", new Text("通知", "Notices"));
        tags.put("registry", new Text("台帳", "Registry"));
        tags.put("audit", new Text("監査", "Audit"));
        return tags;
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        signingIn(calls);
        incidents(calls);
        decisions(calls);
        checks(calls);
        registry(calls);
        audit(calls);
        return calls;
    }

    private static void audit(Map<String, Call> calls) {
        put(calls, "audit", "GET /api/audit", "監査記録の一覧", "The audit trails");
        put(
                calls,
                "audit",
                "GET /api/audit/{chain}/verification",
                "監査記録がそろっていて書き換えられていないかを調べる",
                "Whether a trail is whole and unchanged");
        put(
                calls,
                "audit",
                "GET /api/audit/{chain}/persons/{person}",
                "この方の情報をだれが・いつ・何のために見たか",
                "Who saw this person, when and what for");
        put(calls, "audit", "GET /api/audit/{chain}/accounts/{account}", "この利用者が何をしたか", "What this account did");
    }

    private static void signingIn(Map<String, Call> calls) {
        put(
                calls,
                "sign-in",
                "POST /api/auth/login",
                "サインインし、ブラウザーには Cookie、スクリプトには token を返す",
                "Sign in: a cookie for browsers, a token for scripts");
        put(calls, "sign-in", "POST /api/auth/logout", "サインアウトする", "Sign out");
        put(calls, "sign-in", "GET /api/auth/me", "だれとしてサインインしているか", "Who is signed in");
        put(calls, "sign-in", "GET /api/auth/ways", "どの方法でサインインできるか", "By which ways people sign in");
        put(calls, "sign-in", "PUT /api/auth/password", "自分のパスワードを変える", "Change one's own password");
        put(calls, "sign-in", "GET /api/auth/second-factor", "確認番号を使うかどうか", "Whether one has a second factor");
        put(
                calls,
                "sign-in",
                "POST /api/auth/second-factor",
                "確認番号（TOTP）の設定を始める。QRコードを返す",
                "Begin with a second factor (TOTP): answers a QR code");
        put(
                calls,
                "sign-in",
                "POST /api/auth/second-factor/confirm",
                "確認番号を入力して設定を終える。回復コードを返す",
                "Confirm it by a one-time password: answers recovery codes");
        put(calls, "sign-in", "POST /api/auth/second-factor/remove", "確認番号の設定を外す", "Remove one's second factor");
        put(calls, "sign-in", "GET /api/accounts", "市の職員のアカウント", "Accounts of the city's staff");
        put(
                calls,
                "sign-in",
                "POST /api/accounts",
                "アカウントを作る。パスワードを一度だけ返す",
                "Make an account: answers its password once");
        put(
                calls,
                "sign-in",
                "PATCH /api/accounts/{id}",
                "名前や役割を変える。サインイン中の人にもすぐに効く",
                "Another name or role, which holds at once");
        put(
                calls,
                "sign-in",
                "POST /api/accounts/{id}/password",
                "パスワードを作り直し、確認番号を外す",
                "Make a new password and remove the second factor");
        put(calls, "sign-in", "DELETE /api/accounts/{id}", "アカウントを消す", "Remove an account");
        put(
                calls,
                "sign-in",
                "POST /api/auth/tokens",
                "スクリプト用の個人トークンを作る。範囲（EVERYTHING・READING・DRILLS）と期限を付ける",
                "Make a personal token for a script, with a scope (EVERYTHING, READING, DRILLS) and an end");
        put(
                calls,
                "sign-in",
                "GET /api/auth/tokens",
                "自分のトークンの一覧。管理者には全員の分",
                "One's own tokens; the administrator sees all");
        put(calls, "sign-in", "DELETE /api/auth/tokens/{id}", "トークンを無効にする", "Withdraw a token");
        devices(calls);
    }

    private static void devices(Map<String, Call> calls) {
        put(
                calls,
                "devices",
                "POST /api/enrolments",
                "職員または事業所の共用端末を招待し、リンク・コード・QRを受け取る",
                "Invite a member or an office's shared device: link, code and QR code");
        put(
                calls,
                "devices",
                "POST /api/enrolments/cards",
                "端末を登録していない職員全員の招待カードを事業所ごとに作る",
                "Invitation cards for everybody of some offices who has no device yet");
        put(calls, "devices", "GET /api/enrolments", "招待の一覧（コードは含まない）", "Invitations, without their codes");
        put(calls, "devices", "DELETE /api/enrolments/{id}", "招待を取り消す", "Take an invitation back");
        put(
                calls,
                "devices",
                "POST /api/enrolments/redeem",
                "招待を使って端末を登録する。同じ端末は15分間やり直せる",
                "Enrol a device by an invitation; the same device may repeat it for 15 minutes");
        put(
                calls,
                "devices",
                "GET /api/devices",
                "登録された端末。本部は全員の、ほかの人は自分の端末",
                "Enrolled devices: the desk sees all, everybody else their own");
        put(
                calls,
                "devices",
                "DELETE /api/devices/{id}",
                "端末の登録を取り消す。次の通信で端末のデータが消える",
                "Withdraw a device; at its next contact it erases what it keeps");
        put(
                calls,
                "devices",
                "GET /api/devices/tablet",
                "共用端末で、使う人として選べる職員",
                "Who may take the office's shared device");
        put(
                calls,
                "devices",
                "POST /api/devices/tablet/holder",
                "PINで共用端末の使用者になる。first はPINを初めて決めるとき",
                "Take the shared device by a PIN; first chooses one");
        put(calls, "devices", "DELETE /api/devices/tablet/holder", "共用端末を事業所に返す", "Give the shared device back");
        put(calls, "devices", "PUT /api/devices/pin", "自分の端末から、共用端末のPINを決める", "Choose one's PIN for shared devices");
        put(
                calls,
                "devices",
                "DELETE /api/devices/pins/{member}",
                "職員のPINを消し、決め直せるようにする",
                "Let a member choose a new PIN");
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

    private static void registry(Map<String, Call> calls) {
        put(calls, "registry", "GET /api/persons", "対象者の一覧", "People");
        put(
                calls,
                "registry",
                "POST /api/persons/search",
                "氏名・フリガナ・住所・電話番号の一部で探す",
                "Find people by part of a name, reading, address or number");
        put(calls, "registry", "GET /api/persons/{id}", "一人の対象者", "One person");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/aliases",
                "通称・旧氏名・屋号を書き換える。報告の氏名の照合に使う",
                "Replace a person's other names, under which reports find them");
        put(calls, "registry", "GET /api/persons/{id}/plans", "個別避難計画の各版", "Versions of a person's evacuation plan");
        put(calls, "registry", "POST /api/persons/{id}/plans", "計画の次の版を書き始める", "Begin the next version of a plan");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/plans/{version}",
                "計画の1つの版と気をつけること",
                "One version of a plan and what is risky in it");
        put(calls, "registry", "PUT /api/persons/{id}/plans/{version}", "案を書き直す", "Write a draft anew");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/plans/{version}/differences",
                "前の版との違い",
                "What a version says otherwise than an earlier one");
        put(
                calls,
                "registry",
                "POST /api/persons/{id}/plans/{version}/submit",
                "案を本人確認に回す",
                "Let the draft go to the person");
        put(
                calls,
                "registry",
                "POST /api/persons/{id}/plans/{version}/give-back",
                "本人確認待ちを案に戻す",
                "Take it back to be written anew");
        put(
                calls,
                "registry",
                "POST /api/persons/{id}/plans/{version}/confirm",
                "本人の確認を記録し、有効にする",
                "Record the person's word; the plan counts");
        put(calls, "registry", "POST /api/persons/{id}/plans/{version}/withdraw", "計画を取り下げる", "Withdraw a version");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/group",
                "優先群と、当てはまる要件のすべて",
                "A person's priority group and every rule that applies");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/needs",
                "優先群の要件と特記事項を記録し、群を計算し直す",
                "Record needs and remarks; the group is computed anew");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/group",
                "群を手動で決める。理由と期限が要る",
                "Set the group by hand, with a reason and an end");
        put(
                calls,
                "registry",
                "DELETE /api/persons/{id}/group",
                "手動の群をやめ、記録からの計算に戻す",
                "Let the records decide the group again");
        put(calls, "registry", "GET /api/offices", "事業所の一覧", "Offices");
        put(calls, "registry", "GET /api/members", "職員の一覧", "Members of offices");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/assignments",
                "誰がいつからいつまで担当するか",
                "Who serves a person, from when to when");
        put(calls, "registry", "POST /api/offices", "事業所を登録する", "Register an office");
        put(calls, "registry", "PUT /api/offices/{id}", "事業所を書き直す", "Change an office");
        put(calls, "registry", "POST /api/members", "職員を登録する", "Register a member of an office");
        put(calls, "registry", "PUT /api/members/{id}", "職員と代理を書き直す", "Change a member and their deputy");
        put(calls, "registry", "GET /api/statistics/plans/months", "月ごとの計画の数", "People with a plan, month by month");
        put(
                calls,
                "registry",
                "GET /api/exports/{kind}",
                "一覧をCSVかExcelで出力する（persons・offices・members・assignments・plans）",
                "A list as CSV or Excel workbook: persons, offices, members, assignments, plans");
        put(calls, "registry", "GET /api/statistics/plans", "群ごとの人数と計画の数", "People and plans by group");
        put(
                calls,
                "registry",
                "POST /api/imports/persons",
                "対象者の名簿（CSV）を取り込み始める。dryRun=true なら結果だけを示し、allOrNothing=true なら誤りが1行でもあれば何も変えない",
                "Begin to take in a list of persons (CSV); dryRun=true only shows, allOrNothing=true changes nothing when a row is wrong");
        put(calls, "registry", "GET /api/imports/{id}", "取り込みの進み具合と結果", "How far an import is, and what came of it");
        put(
                calls,
                "registry",
                "GET /api/imports/{id}/errors.csv",
                "取り込みの誤りの一覧（行・列）",
                "What was wrong in a list, by row and column");
        put(calls, "registry", "POST /api/imports/{id}/undo", "最後の取り込みを取り消す", "Take the newest import back");
        put(
                calls,
                "registry",
                "POST /api/schedules/exchange",
                "ケアプランデータ連携の第6表（UPPLAN・UPJSK・UPHOSOKU・DLTPLAN・DLTJSK）を取り込む。dryRun=true なら結果だけを示す",
                "Take in monthly tables of the care-plan exchange; with dryRun=true only show what would come of it");
        put(
                calls,
                "registry",
                "GET /api/schedules/persons/{id}",
                "その時刻にだれが担当しているか、どれほど確かか",
                "Who has a person at an instant, and how sure that is");
        put(
                calls,
                "registry",
                "PUT /api/schedules/persons/{id}/numbers",
                "対象者の保険者番号と被保険者番号の組を決める",
                "Set a person's pairs of insurer and insured number");
        put(
                calls,
                "registry",
                "PUT /api/schedules/offices/{id}/numbers",
                "事業所の事業所番号を決める",
                "Set the numbers an office goes by in the exchange");
        put(
                calls,
                "registry",
                "GET /api/schedules/coverage",
                "予定が分かっている人の割合を群ごとに",
                "How many people's schedules are known, by group");
        put(calls, "registry", "GET /api/hazards/districts", "地区とその範囲", "Districts and their outlines");
    }

    private static void put(Map<String, Call> calls, String tag, String call, String ja, String en) {
        calls.put(call, new Call(tag, new Text(ja, en)));
    }
}
