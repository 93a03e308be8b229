package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.safety.clock.PowerLoss;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Rung;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.ladder.Tried;
import jp.anpi.safety.report.SafetyReport.Supplied;
import jp.anpi.safety.sealing.SealedJson;
import org.junit.jupiter.api.Test;

/** A check is one document, however long the incident lasts and whatever happens (architecture decision 5). */
class CheckSizeTest {

    private static final int MOST = 64 * 1024;
    private static final Instant AT = Instant.parse("2026-11-20T00:00:00.123456789Z");

    /** Adds as many bytes as real sealing does. */
    private static final Sealing GLASS = new Sealing() {
        @Override
        public byte[] seal(KeyId key, byte[] plain, String context) {
            return plain.clone();
        }

        @Override
        public byte[] open(KeyId key, byte[] sealed, String context) {
            return sealed.clone();
        }
    };

    private static <T> List<T> times(int count, java.util.function.IntFunction<T> make) {
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    /** Every list as long as it may be, every optional present, ids that do not pack. */
    private static SafetyCheck fullest() {
        var incident = IncidentId.random();
        var person = PersonId.random();
        var row = new RosterRow(
                incident,
                person,
                PriorityGroup.PUSH_SUPPORT,
                new DistrictId("d01"),
                17,
                new Ladder(times(8, _ -> Rung.firstOf(Duration.ofMinutes(20), AskedRole.values()))),
                AT,
                true,
                true,
                true,
                true);
        List<ReportFact> facts = times(
                SafetyCheck.MOST_FACTS,
                i -> new ReportFact(
                        ReportId.random(),
                        ContactAxis.REACHED,
                        Evidence.HEARSAY,
                        Condition.SERIOUS_INJURY,
                        PlaceKind.WELFARE_SHELTER,
                        AT.plusSeconds(i),
                        EnumSet.allOf(NeedKind.class),
                        List.of(
                                new Supplied(SupplyKind.POWER, Optional.of(Duration.ofSeconds(7_776_000))),
                                new Supplied(SupplyKind.VENTILATOR, Optional.of(Duration.ofSeconds(7_776_000))),
                                new Supplied(SupplyKind.TUBE_FEEDING, Optional.of(Duration.ofSeconds(7_776_000))),
                                new Supplied(SupplyKind.OTHER_DEVICE, Optional.of(Duration.ofSeconds(7_776_000)))),
                        Source.WELFARE_VOLUNTEER,
                        Optional.of(UUID.randomUUID().toString()),
                        Optional.of(Channel.PHONE),
                        AT.plusSeconds(i),
                        AT.plusSeconds(i),
                        Long.MAX_VALUE - i,
                        EnumSet.allOf(ReportMark.class),
                        Optional.of(ReportId.random()),
                        Set.of(IncidentId.random(), IncidentId.random()),
                        Optional.of(AT.plusSeconds(i))));
        List<NoticeSent> notices = new ArrayList<>();
        for (int i = 0; i < SafetyCheck.MOST_NOTICES; i++) {
            var member = MemberId.random();
            notices.add(new NoticeSent(
                    new NoticeId(incident + "/" + person + "/c12/r4/member:" + member),
                    12,
                    4,
                    new Recipient(
                            "member:" + member,
                            Recipient.Kind.MEMBER,
                            "佐々木 﨑太郎左衛門" + UUID.randomUUID(),
                            Optional.of(UUID.randomUUID() + "@example.test"),
                            Optional.of("090-1234-5678"),
                            Optional.of(member),
                            Optional.of(OfficeId.random())),
                    "佐々木 﨑太郎左衛門" + UUID.randomUUID(),
                    AT.plusSeconds(i),
                    AskReason.NO_ANSWER_IN_TIME,
                    NoticeSent.Fate.HANDED_OVER));
        }
        List<StepTaken> steps = times(
                SafetyCheck.MOST_STEPS,
                i -> new StepTaken(
                        12,
                        4,
                        AskedRole.PROVIDER_IN_SERVICE,
                        StepTaken.What.ASKED,
                        List.of("佐々木 﨑太郎左衛門" + UUID.randomUUID(), "みなみ訪問看護ステーション"),
                        AskReason.NO_ANSWER_IN_TIME,
                        AT.plusSeconds(i),
                        Optional.of(AT.plusSeconds(i + 1200)),
                        Optional.of(AskedRole.OTHER_PROVIDERS),
                        List.of("みなみ訪問看護ステーション"),
                        new Tried(12, true)));
        return new SafetyCheck(
                row,
                1_000_000,
                12,
                AT,
                facts,
                times(SafetyCheck.MOST_FOLDED, _ -> ReportId.random()),
                Optional.of(new Asking(4, AskedRole.CITY_DESK, AT, Optional.of(AT), AskReason.DANGER_REPORTED)),
                notices,
                steps,
                Optional.empty(),
                times(
                        SafetyCheck.MOST_COMMANDS,
                        _ -> new CommandOutcome(CommandId.random(), CommandOutcome.Outcome.HELD_BY_ANOTHER)),
                times(12, i -> new CheckState.RunningClock(ClockKind.OTHER_DEVICE, AT.plusSeconds(i), true)),
                new HomePower(Optional.of(PowerLoss.at(AT)), Optional.of(AT), Optional.of(AT)),
                Reading.SILENCE,
                false,
                AT,
                Optional.of(new DeskWait(AT, 3, Optional.of(AT))),
                Optional.of(new CheckState.Tries(12, AT, Source.WELFARE_VOLUNTEER, true)),
                Optional.of(AT),
                Optional.of(new Dispatches(times(
                        Dispatches.MOST,
                        i -> new Dispatch(
                                "消".repeat(Dispatch.LONGEST),
                                new Actor(
                                        "佐々木 﨑太郎左衛門" + UUID.randomUUID(),
                                        "佐々木 﨑太郎左衛門" + UUID.randomUUID(),
                                        Role.RESTRICTED_DESK,
                                        Optional.of(MemberId.random()),
                                        Optional.of(OfficeId.random())),
                                AT.plusSeconds(i),
                                Optional.of(AT.plusSeconds(i)),
                                Optional.of(AT.plusSeconds(i)))))));
    }

    @Test
    void theFullestCheckFitsIntoItsDocument() {
        var sealed = new SealedJson(GLASS).seal(KeyId.INSTALLATION, fullest(), "check");
        assertThat(sealed.length()).isLessThan(MOST);
    }

    @Test
    void whatIsSealedOpensToTheSame() {
        var json = new SealedJson(GLASS);
        SafetyCheck full = fullest();
        SafetyCheck bare = SafetyCheck.of(full.row());
        assertThat(json.open(KeyId.INSTALLATION, json.seal(KeyId.INSTALLATION, full, "c"), "c", SafetyCheck.class))
                .isEqualTo(full);
        assertThat(json.open(KeyId.INSTALLATION, json.seal(KeyId.INSTALLATION, bare, "c"), "c", SafetyCheck.class))
                .isEqualTo(bare);
    }

    private record Said(PersonId person, Instant at, Optional<String> note) {}

    @Test
    void textOfAnOlderVersionIsReadWhetherItWasPackedOrNot() throws IOException {
        var sealed = new SealedJson(GLASS);
        var said = new Said(PersonId.random(), AT, Optional.empty());
        byte[] text = "{\"person\":\"%s\",\"at\":\"%s\"}"
                .formatted(said.person(), said.at())
                .getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        packed.write(1);
        try (var deflate = new DeflaterOutputStream(packed)) {
            deflate.write(text);
        }
        for (byte[] old : List.of(text, packed.toByteArray())) {
            var kept = sealed.sealBytes(KeyId.INSTALLATION, old, "c");
            assertThat(sealed.open(KeyId.INSTALLATION, kept, "c", Said.class)).isEqualTo(said);
        }
        var kept = sealed.seal(KeyId.INSTALLATION, said, "c");
        assertThat(sealed.open(KeyId.INSTALLATION, kept, "c", Said.class)).isEqualTo(said);
    }
}
