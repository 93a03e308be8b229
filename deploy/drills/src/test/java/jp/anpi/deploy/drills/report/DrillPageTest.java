package jp.anpi.deploy.drills.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import jp.anpi.deploy.drills.play.DrillResult;
import jp.anpi.deploy.drills.play.Verdict;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Office;
import jp.anpi.deploy.drills.product.OfficeId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.Area;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.Expectation;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import jp.anpi.deploy.drills.scenario.Range;
import jp.anpi.deploy.drills.scenario.Scenario;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DrillPageTest {

    private static DrillResult result(boolean holds) {
        Scenario scenario = new Scenario(
                "夜間 <訓練>",
                Scenario.Kind.EARTHQUAKE,
                Optional.empty(),
                OptionalInt.of(60),
                OptionalLong.empty(),
                new Area.City(),
                List.of(),
                Duration.ofHours(1),
                Duration.ofMinutes(3),
                false,
                List.of(),
                List.of());
        Expectation expectation = new Expectation(
                12,
                new Subject.InState(new Scope.OfGroup(PriorityGroup.PUSH_SUPPORT), CheckState.CONFIRMED),
                Range.of(">= 90 %"));
        return new DrillResult(
                scenario,
                "night.yaml",
                7,
                60,
                URI.create("http://localhost:8080"),
                new IncidentId("inc-1"),
                Instant.parse("2026-11-20T01:00:00Z"),
                Instant.parse("2026-11-05T00:12:00Z"),
                Duration.ofMinutes(61),
                Map.of(PriorityGroup.PUSH_SUPPORT, 40),
                List.of(look(0, 0), look(30, 20), look(60, 36)),
                List.of(new Verdict(expectation, Duration.ofMinutes(60), new Verdict.Outcome.Counted(holds, 36, 40))),
                List.of(),
                new DrillResult.Post(30, 34, 4, 29, 1, 0, 0),
                List.of(new Check(
                        new PersonId("P7"),
                        "山﨑 & 花子",
                        PriorityGroup.PUSH_SUPPORT,
                        "D1",
                        CheckState.SILENT,
                        OptionalInt.of(3),
                        Optional.empty())),
                List.of(new DrillResult.OfficeAnswers(
                        new Office(new OfficeId("O1"), "訪問看護みどり"), 12, 5, Optional.of(Duration.ofMinutes(14)))),
                List.of("refused: <script>"));
    }

    private static DrillResult.Look look(int minute, int confirmed) {
        return new DrillResult.Look(
                Duration.ofMinutes(minute),
                new Counts(Map.of(
                        PriorityGroup.PUSH_SUPPORT,
                        Map.of(CheckState.CONFIRMED, confirmed, CheckState.SILENT, 40 - confirmed))));
    }

    @Test
    void aMeetingReadsTheVerdictTheCurveTheMissedAndTheSlowest() {
        String page = DrillPage.of(result(true), ZoneId.of("Asia/Tokyo"));
        assertThat(page)
                .contains("訓練 DRILL", "すべて期待どおり", "everything as expected")
                .contains("36 / 40 (90 %)", "&gt;= 90 %", "✔ 一致")
                .contains("2026-11-05 09:12:00")
                .contains("<polygon fill=\"url(#s-CONFIRMED)\"", "確認済 36", "未確認 4")
                .contains("山﨑 &amp; 花子", "P7")
                .contains("訪問看護みどり", "42 %", "0:14:00");
    }

    @Test
    void whatDoesNotHoldIsMarkedInWordsNotOnlyInColour() {
        assertThat(DrillPage.of(result(false), ZoneId.of("Asia/Tokyo"))).contains("✘ 不一致", "期待と違うところがあります");
    }

    @Test
    void thePageNeedsNothingButItself() {
        String page = DrillPage.of(result(true), ZoneId.of("Asia/Tokyo"));
        assertThat(page).doesNotContain("src=", "href=", "@import", "<script");
    }

    @Test
    void theBandsOfACurveFillThePictureToTheWholeGroup() {
        String svg = new GroupChart(
                        PriorityGroup.PUSH_SUPPORT, 40, List.of(look(0, 10), look(60, 40)), Duration.ofHours(1))
                .svg();
        assertThat(svg)
                .as("10 of 40 confirmed at the left, all at the right, and back along the bottom")
                .contains("points=\"44.0,110.5 400.0,10.0 400.0,144.0 44.0,144.0 \"");
    }

    @Test
    void percentagesNeverRoundToAllOrNone() {
        assertThat(Words.percent(999, 1000)).isEqualTo(">99 %");
        assertThat(Words.percent(1, 1000)).isEqualTo("<1 %");
        assertThat(Words.percent(1000, 1000)).isEqualTo("100 %");
        assertThat(Words.percent(0, 0)).isEqualTo("–");
    }

    @Test
    void programsReadTheSame() {
        JsonNode json = JsonMapper.shared().readTree(DrillJson.of(result(false)));
        assertThat(json.path("passed").asBoolean()).isFalse();
        assertThat(json.path("expectations").path(0).path("count").asInt()).isEqualTo(36);
        assertThat(json.path("expectations").path(0).path("line").asInt()).isEqualTo(12);
        assertThat(json.path("curve")
                        .path(1)
                        .path("PUSH_SUPPORT")
                        .path("CONFIRMED")
                        .asInt())
                .isEqualTo(20);
        assertThat(json.path("offices").path(0).path("medianFirstReport").asInt())
                .isEqualTo(840);
        assertThat(json.path("missed").path(0).path("personId").asString()).isEqualTo("P7");
        assertThat(json.path("missed").path(0).has("name"))
                .as("names stay on the page for the meeting")
                .isFalse();
    }
}
