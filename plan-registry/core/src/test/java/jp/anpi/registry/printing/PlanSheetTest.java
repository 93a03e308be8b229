package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Printed.DIRECTORY;
import static jp.anpi.registry.printing.Printed.IMPRINT;
import static jp.anpi.registry.printing.Printed.person;
import static jp.anpi.registry.printing.Printed.plan;
import static jp.anpi.registry.printing.Printed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.plan.Standing;
import org.junit.jupiter.api.Test;

class PlanSheetTest {

    @Test
    void theSheetSaysWhatThePlanSaysAndTheFrontIsTheCitysCard() {
        String sheet = text(PlanSheet.of(
                plan(person("吉野 花子", PriorityGroup.PUSH_SUPPORT), Standing.VALID, true), DIRECTORY, IMPRINT));
        assertThat(sheet)
                .contains("救急情報カード", "担当民生委員", "民生 次郎", "■AB型", "□A型", "■有　□無　品目：そば", "筋萎縮性側索硬化症")
                .contains("1941年5月3日（昭和16年）　満85歳")
                .contains("みなせ訪問看護ステーション　電話 0996-00-2222", "隣の山田", "みなせ福祉センター", "警戒レベル3 高齢者等避難")
                .contains("人工呼吸器：内蔵電池 4時間30分、外部電池 8時間（2026-05-01 確認）")
                .contains("酸素ボンベ：毎分2.0L、残り1200L（およそ10時間）", "人工透析：月・金（前回 不明）", "インスリン（中断不可）：手持ち 10日分")
                .contains("難病：筋萎縮性側索硬化症", "機器の業者：見本酸素（電話 0120-000-111）", "透析医療機関：見本透析クリニック（電話 0996-00-3333）")
                .contains("【見本データ】取扱注意　印刷 2026-11-21 09:30 対策本部 係員　目的：面談のため")
                .doesNotContain("署名");
    }

    @Test
    void theCardSaysWhatTheRegistryKnowsOfTheirSexAndNumbersAndThatSupportersAreNotLiable() {
        String sheet = text(PlanSheet.of(
                plan(person("吉野 花子", PriorityGroup.PUSH_SUPPORT), Standing.VALID, true), DIRECTORY, IMPRINT));
        assertThat(sheet)
                .contains("□男　■女　□その他", "090-0000-0011", "0996-00-1235", "hana@example.jp")
                .contains("支援者になっても、法的な責任や義務は負いません。");
    }

    @Test
    void aSupporterWhoHasNotAgreedIsCountedAndNotNamed() {
        String sheet = text(PlanSheet.of(
                plan(person("吉野 花子", PriorityGroup.PUSH_SUPPORT), Standing.VALID, true), DIRECTORY, IMPRINT));
        assertThat(sheet).doesNotContain("まだ聞いていない田中").contains("同意を得ていない支援者が1名います");
    }

    @Test
    void whereSomebodyUnderProtectionCanBeFoundIsOnNoSheetOfAnyoneElse() {
        String hidden = text(PlanSheet.of(plan(Printed.underProtection(), Standing.VALID, false), DIRECTORY, IMPRINT));
        assertThat(hidden).contains("支援措置により非表示").doesNotContain("みなせ町川端二丁目", "柏市豊四季", "川沿いは通らず", "長男宅");
        assertThat(text(PlanSheet.of(plan(Printed.underProtection(), Standing.VALID, true), DIRECTORY, IMPRINT)))
                .contains("みなせ町川端二丁目", "柏市豊四季");
    }

    @Test
    void aDraftSaysThatItDoesNotCountAndHasRoomForTheSignature() {
        String draft = text(PlanSheet.of(
                plan(person("吉野 花子", PriorityGroup.PUSH_SUPPORT), Standing.DRAFT, true), DIRECTORY, IMPRINT));
        assertThat(draft).contains("案（本人確認前・有効ではありません）", "署名");
    }

    @Test
    void theCodeHoldsIdsAndNothingElse() {
        PrintedPlan printed = plan(person("吉野 花子", PriorityGroup.PUSH_SUPPORT), Standing.VALID, true);
        assertThat(PlanCode.text(printed.version().orElseThrow().plan()))
                .isEqualTo("urn:anpi:plan:11111111-1111-4111-8111-111111111111:2");
    }

    @Test
    void theCardOfSomebodyWithoutAPlanHasBlanksToBeFilledInByHand() {
        var printed = new PrintedPlan(
                person("吉野 花子", PriorityGroup.PUSH_SUPPORT),
                Optional.empty(),
                List.of(),
                Particulars.NONE,
                true,
                Printed.DAY);
        assertThat(text(CardSheet.alone(printed, IMPRINT)))
                .contains("吉野 一郎", "□男　□女　□その他", "□A型　□B型　□O型　□AB型", "□有　□無", "　年　　月　　日")
                .doesNotContain("第");
    }
}
