package jp.anpi.deploy.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import jp.anpi.deploy.drills.product.Launcher;
import jp.anpi.deploy.drills.product.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command from its arguments to its exit status, against a product that behaves as the API document says. */
class DrillTest {
    private static final String SCENARIO = """
            title: 小さな訓練
            kind: EARTHQUAKE
            speed: 3000
            length: 60m
            steps:
              - at: 1m
                report: {who: {group: PUSH_SUPPORT, share: 50 %, as: nurses}, by: VISITING_NURSE, condition: SAFE, spread: 5m, resend: 2}
              - at: 2m
                report: {who: {group: GENERAL, count: 10}, by: SELF, condition: SAFE}
              - at: 3m
                powerLost: {who: {group: PUSH_SUPPORT, count: 1, as: dark}, by: VISITING_NURSE}
              - at: 4m
                unlisted: {name: 髙橋, address: 駅前, by: OTHER, condition: SAFE}
              - at: 25m
                expect:
                  PUSH_SUPPORT: {confirmed: 50 %, onRung: {2+: 4}}
                  chosen: {nurses: {confirmed: 100 %}, dark: {needsHelp: 1}}
            expect:
              acknowledged: 100 %
              validReceipts: 100 %
              unequalReceipts: 0
              lost: 0
              unmatched: 1
              overdue: 0
              boardDiffers: 0
              EVERYONE: {confirmed: "EXPECTED"}
            """;

    @TempDir
    Path home;

    private FakeProduct product;
    private String printed = "";

    @BeforeEach
    void start() throws IOException {
        product = new FakeProduct(0, null, "unused");
    }

    @AfterEach
    void end() {
        product.close();
    }

    private static String scenario(String confirmed) {
        return SCENARIO.replace("EXPECTED", confirmed);
    }

    private int drill(String scenario, String... target) throws IOException {
        Path file = home.resolve("scenario.yaml");
        Files.writeString(file, scenario);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = new String[target.length + 3];
        args[0] = file.toString();
        System.arraycopy(target, 0, args, 1, target.length);
        args[args.length - 2] = "--report";
        args[args.length - 1] = home.resolve("report").toString();
        int status =
                Drill.run(args, new PrintStream(out, true, StandardCharsets.UTF_8), InstantSource.system(), new Stop());
        printed = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    private int drillOnRunning(String scenario) throws IOException {
        return drill(scenario, "--url", product.url().toString(), "--token", FakeProduct.TOKEN);
    }

    private JsonNode report() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(home.resolve("report/report.json")));
    }

    @Test
    void everyExpectationHoldsAndTheStatusIsZero() throws IOException {
        assertThat(drillOnRunning(scenario("15"))).as(() -> printed).isZero();

        assertThat(printed).contains("✔ 0:", "受理された報告").doesNotContain("✘");
        assertThat(report().path("passed").asBoolean()).isTrue();
        assertThat(report().path("reports").path("acknowledged").asInt()).isEqualTo(17);
        assertThat(report().path("reports").path("attempts").asInt()).isEqualTo(17 + 2 * 5);
        assertThat(report().path("curve").isEmpty()).isFalse();
        assertThat(Files.readString(home.resolve("report/report.html"))).contains("訪問看護 &lt;みどり&gt;", "すべて期待どおり");
        assertThat(product.closed).as("the drill does not stay open").isTrue();
        assertThat(product.contentTypes).contains("application/json", "application/x-ndjson");
    }

    @Test
    void powerOfficesVictimsAndTheDeskArePlayedAndJudged() throws IOException {
        assertThat(drillOnRunning("""
                title: 台風
                kind: TYPHOON
                speed: 6000
                patience: 60m
                steps:
                  - {at: 1m, expect: {tasks: 0, unavailable: 0, deskWaiting: 1, offices: {silent: 1}}}
                  - {at: 2m, outage: {area: CITY}}
                  - {at: 3m, unavailable: {member: M1}}
                  - {at: 4m, askOffices: {measure: CLOSE}}
                  - {at: 5m, expect: {tasks: 1, unavailable: 100 %, offices: {unanswered: 1}}}
                  - {at: 6m, office: {status: REDUCED, staff: 2, unconfirmed: 0}}
                  - {at: 7m, acknowledge: }
                  - {at: 8m, available: }
                  - {at: 9m, powerBack: }
                  - {at: 10m, expect: {tasks: 0, unavailable: 0, deskWaiting: 0, offices: {reduced: 1, silent: 0, unanswered: 0}}}
                """)).as(() -> printed).isZero();
        assertThat(printed).contains("電源を届ける人", "動けない報告者", "本部の確認を待つ人", "縮小した事業所");
        assertThat(product.paths)
                .contains(
                        "POST /api/incidents/inc-1/outages/o-1/end",
                        "POST /api/incidents/inc-1/members/M1/available",
                        "POST /api/incidents/inc-1/facilities/O1");
    }

    @Test
    void anExpectationThatDoesNotHoldIsNamedAndTheStatusIsOne() throws IOException {
        assertThat(drillOnRunning(scenario(">= 90 %"))).as(() -> printed).isEqualTo(1);

        assertThat(printed).contains("✘", "全員 確認済", "期待 >= 90 %", "結果 15 / 40 (38 %)", "scenario.yaml:26");
        assertThat(report().path("passed").asBoolean()).isFalse();
    }

    @Test
    void aProductThatForgetsWhatItAcknowledgedIsCaught() throws IOException {
        product.forgetful = true;
        String scenario = """
                title: t
                kind: EARTHQUAKE
                speed: 3000
                steps:
                  - at: 1m
                    report: {who: {count: 3}, by: SELF, condition: SAFE}
                expect: {lost: 0, acknowledged: 100 %}
                """;
        assertThat(drillOnRunning(scenario)).isEqualTo(1);
        assertThat(printed).contains("✘", "受理後に失われた報告", "結果 3 / 3 (100 %)");
    }

    @Test
    void aBusyProductGetsTheSameBytesAgain() throws IOException {
        product.busy.set(3);
        assertThat(drillOnRunning(scenario("15"))).as(() -> printed).isZero();
        assertThat(report().path("reports").path("repeated").asInt()).isGreaterThan(10);
    }

    @Test
    void linesOfABatchAreFollowedOneByOne() throws IOException {
        String scenario = """
                title: t
                kind: EARTHQUAKE
                speed: 3000
                steps:
                  - at: 1m
                    report: {who: {count: 3}, by: SELF, condition: SAFE, notes: later}
                  - at: 1m
                    report: {who: {count: 2}, by: SELF, condition: DEAD}
                expect: {acknowledged: 60 %}
                """;
        assertThat(drillOnRunning(scenario)).as(() -> printed).isZero();
        assertThat(report().path("reports").path("refused").asInt()).isEqualTo(2);
        assertThat(printed).contains("! refused: 条件の誤り");
    }

    @Test
    void aStepTheProductRefusesFailsTheDrill() throws IOException {
        String scenario = "title: t\nkind: FLOOD\nspeed: 3000\nsteps:\n  - at: 1m\n    claim: {who: {count: 1}}\n";
        assertThat(drillOnRunning(scenario)).isEqualTo(1);
        assertThat(printed).contains("claim", "501 not here yet", "scenario.yaml:5");
    }

    @Test
    void whatTheProductDoesNotShowSpoilsNoOtherExpectation() throws IOException {
        String scenario = """
                title: t
                kind: EARTHQUAKE
                speed: 3000
                steps:
                  - at: 1m
                    report: {who: {count: 3}, by: SELF, condition: SAFE}
                expect: {unmatched: 0, acknowledged: 100 %, EVERYONE: {confirmed: 3}}
                """;
        product.withoutQueue = true;
        assertThat(drillOnRunning(scenario)).isEqualTo(1);
        assertThat(printed)
                .contains("✘", "突合待ちの報告", "不明 unknown: the unmatched reports: the product refuses: 501")
                .contains("結果 3 / 40 (8 %)");
        assertThat(printed.lines().filter(line -> line.startsWith("✔"))).hasSize(2);
    }

    @Test
    void aBadScenarioNeverReachesTheProduct() throws IOException {
        assertThat(drillOnRunning("title: t\nkind: EARTHQUAKE\nsteps:\n  - at: soon\n    close:\n"))
                .isEqualTo(2);
        assertThat(printed).contains("scenario.yaml:4: steps[0].at:");
        assertThat(product.paths).isEmpty();
    }

    @Test
    void withoutAProductTheStatusIsTwo() throws IOException {
        product.close();
        assertThat(drillOnRunning(scenario("1"))).isEqualTo(2);
        assertThat(printed).contains("could not be played", "nobody listens");
    }

    @Test
    void aWrongTokenIsSaidAsTheProductSaysIt() throws IOException {
        assertThat(drill(scenario("1"), "--url", product.url().toString(), "--token", "wrong"))
                .isEqualTo(2);
        assertThat(printed).contains("401 sign in first");
    }

    @Test
    void killingNeedsAProductOfOnesOwn() throws IOException {
        assertThat(drillOnRunning("title: t\nkind: FLOOD\nsteps:\n  - at: 1m\n    kill:\n"))
                .isEqualTo(2);
        assertThat(printed).contains("--local");
        assertThat(product.paths).isEmpty();
    }

    @Test
    void aTownTooSmallIsSaidBeforeAnythingIsSent() throws IOException {
        String scenario =
                "title: t\nkind: FLOOD\nspeed: 3000\nsteps:\n  - at: 1m\n    claim: {who: {group: PUSH_SUPPORT, count: 11}}\n";
        assertThat(drillOnRunning(scenario)).isEqualTo(2);
        assertThat(printed).contains("line 5: the step wants 11 people, 10 of 10 who match are left");
    }

    @Test
    void aLocalProductIsStartedKilledStartedAgainAndClearedAway() throws IOException {
        Path launcher = home.resolve("deploy/standalone/anpi");
        Files.createDirectories(launcher.getParent());
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                        + System.getProperty("java.class.path") + "' " + FakeProduct.class.getName() + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        System.setProperty(Launcher.ROOT, home.toString());
        try {
            String scenario = """
                    title: 電源断
                    kind: EARTHQUAKE
                    speed: 600
                    steps:
                      - at: 1m
                        report: {who: {count: 20}, by: SELF, condition: SAFE, spread: 20m, resend: 1}
                      - at: 6m
                        kill:
                      - at: 10m
                        restart:
                    expect: {acknowledged: 100 %, lost: 0, EVERYONE: {confirmed: 20}}
                    """;
            assertThat(drill(scenario, "--local")).as(() -> printed).isZero();
        } finally {
            System.clearProperty(Launcher.ROOT);
        }
        long pid = Long.parseLong(printed.replaceAll("(?s).*\\(pid (\\d+)\\).*", "$1"));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(report().path("reports").path("repeated").asInt()).isGreaterThan(20);
    }
}
