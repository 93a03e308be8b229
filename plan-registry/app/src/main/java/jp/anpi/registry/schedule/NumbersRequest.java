package jp.anpi.registry.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** All numbers a person or an office goes by in the exchange; what is not in the list is taken away. */
final class NumbersRequest {

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text INSURER = new Text("数字6桁です（先頭の0を含む）。", "Six digits, zeros in front included.");
    private static final Text NUMBER =
            new Text("数字10桁、またはHと数字9桁です（先頭の0を含む）。", "Ten digits, or H and nine, zeros in front included.");
    private static final Text OFFICE =
            new Text("英数字10桁です（先頭の0を含む）。", "Ten digits or capitals, zeros in front included.");
    private static final Pattern OFFICE_FORM = Pattern.compile("[0-9A-Z]{10}");

    private NumbersRequest() {}

    /** @param insurer 保険者番号; @param number 被保険者番号 */
    record Pair(Optional<String> insurer, Optional<String> number) {}

    /** @param version of the pairs that the sender has read */
    record OfPerson(Optional<List<Pair>> numbers, Optional<String> version) {

        /** Refused (422) naming each field that is wrong. */
        List<Insured> checked() {
            List<Pair> pairs =
                    numbers.orElseThrow(() -> Problem.field("numbers", MISSING).refused());
            List<ProblemItem> wrong = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                if (pair.insurer().filter(Insured::isInsurer).isEmpty()) {
                    wrong.add(ProblemItem.field("numbers[" + i + "].insurer", INSURER));
                }
                if (pair.number().filter(Insured::isNumber).isEmpty()) {
                    wrong.add(ProblemItem.field("numbers[" + i + "].number", NUMBER));
                }
            }
            if (version.isEmpty()) {
                wrong.add(ProblemItem.field("version", MISSING));
            }
            refuse(wrong);
            return pairs.stream()
                    .map(pair -> new Insured(
                            pair.insurer().orElseThrow(), pair.number().orElseThrow()))
                    .distinct()
                    .toList();
        }
    }

    record OfOffice(Optional<List<String>> numbers) {

        /** Refused (422) naming each field that is wrong. */
        List<String> checked() {
            List<String> all =
                    numbers.orElseThrow(() -> Problem.field("numbers", MISSING).refused());
            List<ProblemItem> wrong = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (!OFFICE_FORM.matcher(all.get(i)).matches()) {
                    wrong.add(ProblemItem.field("numbers[" + i + "]", OFFICE));
                }
            }
            refuse(wrong);
            return all;
        }
    }

    private static void refuse(List<ProblemItem> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
    }
}
