package jp.anpi.registry.tablet;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of a device that an office shares. */
enum TabletProblem implements ProblemKind {
    WRONG_PIN(
            403,
            new Text("PINが違います", "Wrong PIN"),
            new Text(
                    "もう一度入力してください。忘れた場合は市に依頼すると、新しいPINを決められます。急ぐときは、選ばずに事業所として報告できます。",
                    "Enter it again. If you forgot it, the city can let you choose a new one. In a hurry, report as the office without choosing.")),
    NO_PIN_YET(
            409,
            new Text("PINがまだ決まっていません", "No PIN yet"),
            new Text("新しいPINを決めて、もう一度お試しください。", "Choose a new PIN and try again.")),
    HAS_PIN(
            409,
            new Text("PINはすでに決まっています", "There is a PIN already"),
            new Text(
                    "決めたPINを入力してください。覚えがないときは市に知らせてください。",
                    "Enter the PIN you chose. If it was not you who chose it, tell the city."));

    private final Entry entry;

    TabletProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
