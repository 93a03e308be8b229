package jp.anpi.deploy.standalone;

import static jp.anpi.deploy.standalone.CallWords.put;

import java.util.Map;
import jp.anpi.deploy.standalone.CallWords.Call;

/** What the calls of the registry are for: who comes in, by which device, who is at risk, and who saw whom. */
final class RegistryCalls {

    private RegistryCalls() {}

    static void all(Map<String, Call> calls) {
        signingIn(calls);
        devices(calls);
        registry(calls);
        audit(calls);
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

    private static void registry(Map<String, Call> calls) {
        put(calls, "registry", "GET /api/persons", "対象者の一覧", "People");
        put(
                calls,
                "registry",
                "POST /api/persons/search",
                "氏名・フリガナ・住所・電話番号の一部で探す",
                "Find people by part of a name, reading, address or number");
        put(
                calls,
                "registry",
                "POST /api/persons",
                "名簿にいない対象者を登録する。同じ人かもしれない人が登録されているときは、sure=true でなければ登録しない",
                "Enter somebody whom no list brought; while somebody is registered who may be the same, only with sure=true");
        put(
                calls,
                "registry",
                "POST /api/persons/alike",
                "登録しようとする人と同じ人かもしれない、登録済みの対象者",
                "People who are registered and may be the one who is to be entered");
        put(calls, "registry", "GET /api/persons/{id}", "一人の対象者", "One person");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}",
                "氏名・生年月日・住所・支援措置・電話・状態・別名を書き換える。状態が変わると、いつからかが履歴に残る",
                "Change who a person is: name, birth date, address, protection, telephone, where in life they are, other names");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/aliases",
                "通称・旧氏名・屋号を書き換える。報告の氏名の照合に使う",
                "Replace a person's other names, under which reports find them");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/consents",
                "名簿の提供・計画の作成・計画の提供への同意。提供先ごとの今の答えと、これまでの記録",
                "What a person said about being shared in peacetime and having a plan, for each matter and scope, and all that was recorded");
        put(
                calls,
                "registry",
                "POST /api/persons/{id}/consents",
                "同意・不同意・回答なしを記録する。取りやめは不同意として記録し、すぐに効く",
                "Record a consent, a refusal or no answer; a refusal takes a consent back and counts at once");
        put(
                calls,
                "registry",
                "GET /api/consents",
                "条例により同意を推定した記録と進み具合",
                "What was presumed of groups by an ordinance, and how far each is");
        put(
                calls,
                "registry",
                "POST /api/consents",
                "条例による同意の推定を優先群か選んだ人へ一括で記録し始める",
                "Begin to record consent presumed by an ordinance of groups or chosen people");
        put(
                calls,
                "registry",
                "POST /api/consents/count",
                "条例による同意の推定が何人に当たるかを数える。数えるごとに1行ずつ答える",
                "Count whom an ordinance presumes the consent of; a line for each step, as it goes on");
        put(
                calls,
                "registry",
                "GET /api/consents/{id}/people",
                "一括の推定の対象になった人のID。取り消した後も残る",
                "The ids of everybody whom a presumption of many reached, also after it was taken back");
        put(
                calls,
                "registry",
                "POST /api/consents/{id}/undo",
                "一括の推定を取り消し始める。本人が答えたことは残る",
                "Begin to take a presumption of many back; what they said themselves stays");
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
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/services",
                "いつもの週の予定（手で書いたものと、ケアプランデータ連携からのもの）",
                "A person's usual week: what is kept by hand, and what follows from the care-plan exchange");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/services",
                "手で書くいつもの週の予定（訪問看護・訪問診療など利用票に載らないもの）を書き換える。連携からのものはそのまま",
                "Replace the week that is kept by hand (nursing and doctors' visits that no monthly table has); what came from the exchange stays");
        put(calls, "registry", "POST /api/offices", "事業所を登録する", "Register an office");
        put(calls, "registry", "PUT /api/offices/{id}", "事業所を書き直す", "Change an office");
        put(calls, "registry", "POST /api/members", "職員を登録する", "Register a member of an office");
        put(calls, "registry", "PUT /api/members/{id}", "職員と代理を書き直す", "Change a member and their deputy");
        put(
                calls,
                "registry",
                "POST /api/members/{id}/hand-over",
                "担当する全員を、今日から別の職員に引き継ぐ",
                "Give all whom a member serves to another member from today on");
        put(
                calls,
                "registry",
                "POST /api/persons/{id}/mistake",
                "誤って登録した対象者を消す（限られた担当者が理由を書いて行う。有効な計画があるとき、災害対応・訓練の間と終わってからしばらくはできない）。元に戻せない",
                "Erase somebody who was entered by mistake (the restricted desk, with a reason; not while a plan counts, an incident runs or was closed lately); it cannot be undone");
        put(
                calls,
                "registry",
                "POST /api/offices/{id}/end",
                "事業所を閉じる。最後の日（until）のあとは誰の担当でもなく、安否確認でも連絡しない。履歴には残る",
                "Close an office: after its last day (until) it serves nobody and is asked nothing, and stays in histories");
        put(
                calls,
                "registry",
                "POST /api/offices/{id}/end/count",
                "閉じると何人の担当が変わるかを数える。数えるごとに1行ずつ答える",
                "Count whom closing an office concerns; a line for each step, as it goes on");
        put(calls, "registry", "POST /api/offices/{id}/go-on", "閉じた事業所を再開する", "Have a closed office go on");
        put(
                calls,
                "registry",
                "DELETE /api/offices/{id}",
                "誤って登録した事業所を、どこからも使われていなければ削除する",
                "Remove an office that was entered by mistake and that nothing names");
        put(
                calls,
                "registry",
                "POST /api/members/{id}/end",
                "職員の離職。最後の日（until）のあとは誰の担当でもなく、安否確認でも連絡しない。履歴には残る",
                "A member leaves: after the last day (until) they serve nobody and are asked nothing, and stay in histories");
        put(
                calls,
                "registry",
                "POST /api/members/{id}/end/count",
                "離職すると何人の担当が変わるかを数える。数えるごとに1行ずつ答える",
                "Count whom the leaving of a member concerns; a line for each step, as it goes on");
        put(calls, "registry", "POST /api/members/{id}/go-on", "離職した職員を戻す", "Have a member who left go on");
        put(
                calls,
                "registry",
                "DELETE /api/members/{id}",
                "誤って登録した職員を、どこからも使われていなければ削除する",
                "Remove a member who was entered by mistake and whom nothing names");
        put(
                calls,
                "registry",
                "GET /api/statistics/plans/months",
                "月ごと、群ごとの計画の数",
                "People with a plan, month by month and by group");
        put(
                calls,
                "registry",
                "GET /api/exports/{kind}",
                "一覧をCSVかExcelで出力する（persons・offices・members・assignments・services・plans・emergency-places・shelters・letters）",
                "A list as CSV or Excel workbook: persons, offices, members, assignments, services, plans, emergency-places, shelters, letters");
        put(
                calls,
                "registry",
                "POST /api/exports/persons",
                "検索で見つかった対象者をCSVかExcelで出力する",
                "The people whom a search finds, as CSV or Excel workbook");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/plan.pdf",
                "計画をA4で印刷する（表は救急情報カード）。version を省くと有効な版。目的は Anpi-Purpose に入れる",
                "A plan on A4 with the emergency card as its front; without version the one that counts. The purpose goes into Anpi-Purpose");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/card.pdf",
                "救急情報カードの表を印刷する。計画がない人も分かる範囲で埋める",
                "The front of the emergency card, filled in as far as something is known");
        put(
                calls,
                "registry",
                "POST /api/exports/prints",
                "まとめて印刷するファイルを作り始める（PLANS・BY_CHECKER・BY_DISTRICT）。目的（Anpi-Purpose）が要る",
                "Begin one file of many people: PLANS, BY_CHECKER, BY_DISTRICT. Anpi-Purpose is required");
        put(calls, "registry", "GET /api/exports/prints/{id}", "印刷用ファイルの進み具合", "How far a file to print is");
        put(
                calls,
                "registry",
                "GET /api/exports/prints/{id}/file",
                "できあがったPDFを受け取る。受け取ると消える",
                "The finished PDF; it is gone once it was fetched");
        put(
                calls,
                "registry",
                "DELETE /api/exports/prints/{id}",
                "印刷を取り消し、ファイルを消す",
                "Cancel a print and remove its file");
        put(
                calls,
                "registry",
                "GET /api/statistics/plans/standings",
                "計画の状態ごとの人数（見直し期限を含む）",
                "People by what their plan is worth today, reviews due included");
        put(
                calls,
                "registry",
                "GET /api/statistics/plans/notices",
                "計画の気をつけることごとの人数",
                "How many people's plans have something wrong or risky, by what it is");
        put(
                calls,
                "registry",
                "GET /api/statistics/plans/people",
                "その状態（standing）の計画、または気をつけること（notice）のある計画の人",
                "Whose plan is of a standing, or has a notice");
        put(calls, "registry", "GET /api/statistics/letters", "計画づくりの案内（勧奨）を送る人", "Whom to encourage to make a plan");
        put(calls, "registry", "POST /api/statistics/letters", "案内を送ったことを記録する", "Note to whom letters were sent");
        put(
                calls,
                "registry",
                "POST /api/sheets",
                "担当者、事業所の全員、または地区の紙の確認票をPDFで作る。平常時（occasion を省くか PEACETIME）は同意した人だけ、災害時（DISASTER）は全員。印刷の目的を Anpi-Purpose で示す",
                "Sheets of paper as PDF, of a member, everybody of an office, or a district: for peacetime (occasion left out or PEACETIME) of those who agreed, for a DISASTER of everybody; Anpi-Purpose says what they are printed for");
        put(
                calls,
                "registry",
                "GET /api/sheets",
                "自分の担当の人の紙の票（新しい順に5つまで）。通信がなくても入力できるように端末が持つ",
                "The sheets of one's own people, the newest five, which a device keeps so that they are entered without a network");
        put(
                calls,
                "registry",
                "GET /api/sheets/{sheet}",
                "入力する紙の票の行を見る（作成日・一覧・今もその一覧の人か）",
                "The rows of a sheet to be entered: when it was made, of which list, and who is still on it");
        put(
                calls,
                "registry",
                "GET /api/sheets/rows/{code}",
                "行のコード6文字から紙の票を探す",
                "The sheet on which the row with six typed symbols stands");
        put(calls, "registry", "GET /api/statistics/plans", "群ごとの人数と計画の数", "People and plans by group");
        put(
                calls,
                "registry",
                "POST /api/imports/{kind}",
                "市の一覧（Excelブック xlsx、またはCSV）を取り込み始める。種類は persons 対象者、offices 事業所、members 職員、assignments 担当、services 手で書く週の予定、plans 個別避難計画と救急情報カード、shelters 指定緊急避難場所・指定避難所（自治体標準オープンデータセットの新旧の様式、国土地理院の様式。同じ種類の前の一覧に置き換わる）。dryRun=true なら結果だけを示し、allOrNothing=true なら誤りが1行でもあれば何も変えない",
                "Begin to take in a list of the city (xlsx or CSV) of persons, offices, members, assignments (who serves whom), services (weeks kept by hand), plans with emergency cards, or shelters (both forms of the municipal open data set, or that of the GSI; it takes the place of the one before of its kind); dryRun=true only shows, allOrNothing=true changes nothing when a row is wrong");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/particulars",
                "市だけが持つ対象者の記録（住民票の住所・滞在先、連絡先と時間、住まい、世帯、意思疎通、状態の履歴）。鍵の場所は限られた担当者だけに示す",
                "What stays in the registry of a person: other addresses and numbers, hours, dwelling, household, communication, history; where the key is only for the restricted desk");
        put(
                calls,
                "registry",
                "PUT /api/persons/{id}/particulars",
                "市だけが持つ対象者の記録を書き換える。見えない項目は変わらない",
                "Change what stays in the registry of a person; what the caller is not shown stays as it is");
        put(
                calls,
                "registry",
                "POST /api/imports/{kind}/headings",
                "一覧のどの列を何として読むかを示す（見出し、値の例、必要な項目）。何も取り込まない",
                "Show which column of a list is taken for what, with samples and what is needed; nothing is taken in");
        put(
                calls,
                "registry",
                "GET /api/imports/{kind}/profiles",
                "名前を付けて保存した列の割り当て",
                "What headings mean, as saved under names");
        put(
                calls,
                "registry",
                "PUT /api/imports/{kind}/profiles/{name}",
                "列の割り当てを名前を付けて保存する。取り込みの profile で使う",
                "Save what headings mean under a name, to be named as profile of an import");
        put(
                calls,
                "registry",
                "DELETE /api/imports/{kind}/profiles/{name}",
                "保存した列の割り当てを削除する",
                "Remove what was saved under a name");
        put(
                calls,
                "registry",
                "GET /api/imports",
                "最近の取り込み（種類ごとに新しい10件）と、取り消せるもの",
                "The newest ten imports of a kind, and which can be taken back");
        put(
                calls,
                "registry",
                "GET /api/imports/{id}/missing.csv",
                "以前の一覧にいて、この一覧にいない人のCSV",
                "Who was in earlier lists and is not in this one, as CSV");
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
                "GET /api/schedules/exchange",
                "最後に取り込んだ第6表（まだ取り消せるもの）",
                "The monthly tables that were taken in last and can still be taken back");
        put(
                calls,
                "registry",
                "POST /api/schedules/exchange/{id}/undo",
                "最後の第6表の取り込みを取り消す",
                "Take the newest monthly tables back");
        put(
                calls,
                "registry",
                "GET /api/schedules/persons/{id}",
                "その時刻にだれが担当しているか、どれほど確かか",
                "Who has a person at an instant, and how sure that is");
        put(
                calls,
                "registry",
                "GET /api/schedules/persons/{id}/numbers",
                "対象者の保険者番号と被保険者番号の組",
                "A person's pairs of insurer and insured number");
        put(
                calls,
                "registry",
                "GET /api/schedules/offices/{id}/numbers",
                "事業所の事業所番号",
                "The numbers an office goes by in the exchange");
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
        put(
                calls,
                "registry",
                "POST /api/hazards/districts",
                "市のすべての地区を GeoJSON から取り込む。code と name は地物のどの属性がコードと名称か。誤りが1つでもあるか、使われている地区がなくなるときは何も変えない。dryRun=true なら結果だけを示す",
                "Take in all districts of the city from GeoJSON; code and name say in which fields of a feature these stand. Any fault, or a district in use that would be gone, changes nothing; dryRun=true only shows");
        put(
                calls,
                "registry",
                "POST /api/hazards/floods",
                "浸水想定区域の地図（GeoJSON、または国土数値情報 A31 のシェープファイルを入れたzip）を取り込む。year はデータ年度。dryRun=true なら結果だけを示し、allOrNothing=true なら誤りが1つでもあれば何も変えない",
                "Take in a map of floods (GeoJSON, or a ZIP of shapefiles of A31); year is that of its data; dryRun=true only shows, allOrNothing=true changes nothing when a feature is wrong");
        put(
                calls,
                "registry",
                "GET /api/hazards/floods",
                "取り込んだ浸水想定区域の地図とデータ年度",
                "The maps of floods that were taken in, with the years of their data");
        put(calls, "registry", "DELETE /api/hazards/floods/{id}", "浸水想定区域の地図を削除する", "Take a map of floods away");
        put(
                calls,
                "registry",
                "POST /api/hazards/ground",
                "道路と水域を OpenStreetMap の抽出データ（.osm.pbf、.osm）から取り込む。これまでのものと入れ替わる。dryRun=true なら結果だけを示す",
                "Take in roads and water from an extract of OpenStreetMap (.osm.pbf, .osm), in place of the one before; dryRun=true only shows");
        put(
                calls,
                "registry",
                "GET /api/hazards/ground",
                "取り込んだ道路と水域、その出典",
                "The extract that roads and water are from, and whose work it is");
        put(calls, "registry", "DELETE /api/hazards/ground/{id}", "道路と水域を削除する", "Take roads and water away");
        put(
                calls,
                "registry",
                "POST /api/hazards/ground/undo",
                "道路と水域を、この前のものに戻す",
                "Bring back the roads and water before");
        put(
                calls,
                "registry",
                "POST /api/hazards/districts/undo",
                "地区を、この前の地図に戻す",
                "Bring back the districts of the map before");
        put(
                calls,
                "registry",
                "GET /api/hazards/ground/tiles/{zoom}/{x}/{y}",
                "道路と水域の地図タイル（Mapbox Vector Tile、層 ground、kind は 1 水面〜7 幹線道路）",
                "A map tile of roads and water (Mapbox Vector Tile, layer ground, kind from 1, water, to 7, main road)");
        put(
                calls,
                "registry",
                "GET /api/hazards/shelters",
                "指定緊急避難場所と指定避難所（災害種別、位置、想定収容人数）",
                "The places designated to flee to and to stay in: for which hazards, where, for how many");
        put(
                calls,
                "registry",
                "GET /api/hazards/tiles/{zoom}/{x}/{y}",
                "浸水想定区域の地図タイル（Mapbox Vector Tile、層 flood、kind は浸水深ランク）",
                "A map tile of floods (Mapbox Vector Tile, layer flood, kind is the depth rank)");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/hazards",
                "自宅の浸水想定（浸水深の範囲、河川、もとの地図）",
                "What the maps say of water at a person's home: a range, the rivers, which maps");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/refuges",
                "自宅から近い指定緊急避難場所（直線距離）。hazard は災害種別（既定 FLOOD）",
                "The designated places to flee to nearest to a person's home, in a straight line; hazard is FLOOD unless said");
        put(
                calls,
                "registry",
                "GET /api/persons/{id}/ways",
                "自宅から指定緊急避難場所までの道順（近い順に3か所、浸水想定区域を避ける）。by は FOOT（徒歩）か WHEELCHAIR（車いす）、open は開設されている場所の名前",
                "Ways from a person's home to the three places to flee to that are nearest to walk, around the flood; by is FOOT or WHEELCHAIR, open names the places that are open");
        put(
                calls,
                "registry",
                "GET /api/statistics/floods",
                "浸水想定区域に住む人の数（優先群・浸水深ごと、位置不明は別に）",
                "How many people live where the water may come, by group and depth, with those whose place is unknown beside");
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
}
