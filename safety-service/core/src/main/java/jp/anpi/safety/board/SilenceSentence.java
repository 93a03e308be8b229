package jp.anpi.safety.board;

import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.incident.SilenceKind;

/** Says in one plain sentence how somebody's silence is to be read. */
public final class SilenceSentence {

    private SilenceSentence() {}

    /**
     * The sentence for a silent person.
     *
     * @param district its name, as people read it
     */
    public static Explanation of(SilenceKind kind, AreaSilence area, String district) {
        return switch (kind) {
            case NEIGHBOURS_ANSWER ->
                new Explanation(
                        "%sでは%d人のうち%d人の様子が分かっています。周囲が答えているのに連絡のない方です。".formatted(district, area.of(), area.heard()),
                        "In %s %d of %d people were heard of: neighbours answer, this person does not."
                                .formatted(district, area.heard(), area.of()));
            case UNCLEAR ->
                new Explanation(
                        "%sで様子が分かっているのは%d人のうち%d人で、周囲との比較はまだできません。".formatted(district, area.of(), area.heard()),
                        "In %s %d of %d people were heard of: too few to compare with."
                                .formatted(district, area.heard(), area.of()));
            case AREA_SILENT ->
                new Explanation(
                        "%sでは%d人のだれからも連絡がありません。ほかの地区からは届いているので、地区全体の通信や道路の障害が考えられます。".formatted(district, area.of()),
                        "In %s nobody of %d people was heard of while other districts answer: something may keep all of it from answering."
                                .formatted(district, area.of()));
            case POWER_OUT ->
                new Explanation(
                        "%sの停電区域内の方です。電話や端末が使えないために連絡がないことが考えられます。".formatted(district),
                        "The home in %s is where the power is out: telephones and devices may be down."
                                .formatted(district));
        };
    }
}
