package jp.anpi.registry.person;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.search.SearchQuestion;

/**
 * Whom somebody looks for, as it is sent.
 *
 * @param text parts of names, readings, telephone numbers or addresses, apart by spaces; each must be there. A whole mobile number
 *     or 宛名番号 finds who has it
 * @param flooded whether a map of floods reaches the home
 * @param office one of which answers for them today
 * @param member likewise, in person
 * @param order of the list; by reading when nobody says
 */
public record PeopleQuestion(
        Optional<String> text,
        Optional<PriorityGroup> group,
        Optional<DistrictId> district,
        Optional<Lifecycle> lifecycle,
        Optional<Boolean> hasPlan,
        Optional<Boolean> flooded,
        Optional<OfficeId> office,
        Optional<MemberId> member,
        Optional<SearchQuestion.Order> order,
        Optional<Integer> limit,
        Optional<String> cursor) {

    private static final int LONGEST = 200;

    /** A number as people type it, with whatever stands between its digits. */
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z](?:[-‐－ー()（）]?[0-9A-Za-z]){1,39}");

    SearchQuestion read(LocalDate today) {
        String typed = text.orElse("");
        Optional<SearchQuestion.InCharge> who = Optional.of(new SearchQuestion.InCharge(office, member, today))
                .filter(_ -> office.isPresent() || member.isPresent());
        return new SearchQuestion(
                        SearchQuestion.terms(typed.substring(0, Math.min(typed.length(), LONGEST))),
                        group,
                        district,
                        lifecycle,
                        hasPlan,
                        flooded)
                .of(who)
                .by(order.orElse(SearchQuestion.Order.READING));
    }

    /** What was typed, when that may be a whole number. */
    Optional<String> number() {
        return text.map(typed ->
                        Normalizer.normalize(typed, Normalizer.Form.NFKC).strip())
                .filter(typed -> NUMBER.matcher(typed).matches());
    }
}
