package jp.anpi.notifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;

/** Questions to build tests from; each with-method changes one thing. */
public record Questions(
        Mode mode, Recipient recipient, PriorityGroup group, AskReason why, Optional<Instant> answerBy) {

    public static final IncidentId INCIDENT = IncidentId.of("99999999-8888-4777-8666-555555555555");
    public static final Instant ASKED = Instant.parse("2026-11-20T05:00:00Z");

    public static Questions to(Recipient recipient) {
        return new Questions(
                Mode.REAL,
                recipient,
                PriorityGroup.CARE_CONSIDERATION,
                AskReason.INCIDENT_OPENED,
                Optional.of(ASKED.plusSeconds(7_200)));
    }

    public static Recipient member(String name, String mail) {
        var id = new MemberId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        return new Recipient(
                "member/" + id,
                Recipient.Kind.MEMBER,
                name,
                Optional.of(mail),
                Optional.empty(),
                Optional.of(id),
                Optional.empty());
    }

    public static Recipient of(Recipient.Kind kind) {
        return new Recipient(
                kind + "/1", kind, "見本 花子", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Questions in(Mode other) {
        return new Questions(other, recipient, group, why, answerBy);
    }

    public Questions about(PriorityGroup other) {
        return new Questions(mode, recipient, other, why, answerBy);
    }

    public Questions because(AskReason other) {
        return new Questions(mode, recipient, group, other, answerBy);
    }

    public Questions until(Instant other) {
        return new Questions(mode, recipient, group, why, Optional.of(other));
    }

    public NoticeRequested one(int number) {
        return new NoticeRequested(
                INCIDENT,
                new NoticeId("i/p" + number + "/1/1/m"),
                mode,
                "11月20日の地震",
                recipient,
                new PersonId(new UUID(7, number)),
                "見本 " + number + "郎",
                Optional.of("みなせ町舟戸" + number),
                group,
                1,
                why,
                new Explanation("担当の方なので、まずお尋ねします。", "You are asked first because you serve them."),
                ASKED,
                answerBy);
    }

    public List<NoticeRequested> several(int count) {
        return IntStream.range(0, count).mapToObj(this::one).toList();
    }
}
