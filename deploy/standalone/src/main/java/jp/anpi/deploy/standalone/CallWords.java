package jp.anpi.deploy.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.anpi.registry.http.problem.Text;

/** What each call is for in one line of both languages, and under which heading it stands; the order of the headings is the document's. */
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
        RegistryCalls.all(calls);
        SafetyCalls.all(calls);
        return calls;
    }

    static void put(Map<String, Call> calls, String tag, String call, String ja, String en) {
        calls.put(call, new Call(tag, new Text(ja, en)));
    }
}
