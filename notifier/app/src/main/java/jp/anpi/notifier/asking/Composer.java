package jp.anpi.notifier.asking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.digest.Digest;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.door.Route;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.notifier.message.Ask;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageContent;
import jp.anpi.notifier.stage.Draft;
import jp.anpi.notifier.stage.DropReason;
import jp.anpi.notifier.stage.NoticeStages;
import jp.anpi.notifier.stage.Verdict;
import jp.anpi.notifier.wording.Wording;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeEvent.DutyCalled;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.contract.NoticeId;

/** Makes messages out of gathered questions: stages, digest, door, words. Decides only; stores and sends nothing. */
final class Composer {

    private final Door door;
    private final Wording wording;
    private final int mostPeople;
    private final Function<IncidentId, Optional<IncidentFacts>> incidents;

    /** A question that is not asked, and why, in the language of the messages. */
    record Dropped(Waiting one, String because) {}

    /** What became of one recipient's gathered questions. */
    record Composed(List<Message> messages, List<Dropped> dropped) {}

    Composer(Door door, Wording wording, int mostPeople, Function<IncidentId, Optional<IncidentFacts>> incidents) {
        this.door = door;
        this.wording = wording;
        this.mostPeople = mostPeople;
        this.incidents = incidents;
    }

    Composed compose(List<Waiting> gathered, Instant now) {
        var dropped = new ArrayList<Dropped>();
        var kept = new ArrayList<Waiting>();
        for (var one : gathered) {
            drop(one, now).ifPresentOrElse(why -> dropped.add(new Dropped(one, say(why))), () -> kept.add(one));
        }
        var messages = Digest.split(kept.stream().map(Waiting::question).toList(), mostPeople).stream()
                .map(digest -> message(digest, kept.getFirst(), now))
                .toList();
        return new Composed(messages, dropped);
    }

    /** Why nobody needs an open message any more; empty while at least one of its questions is still to be asked. */
    Optional<DropReason> drop(List<Waiting> questions, Instant now) {
        var reasons = questions.stream().map(one -> drop(one, now)).toList();
        return !reasons.isEmpty() && reasons.stream().allMatch(Optional::isPresent)
                ? reasons.getFirst()
                : Optional.empty();
    }

    /** The reason in the language of the messages. */
    String say(DropReason why) {
        return say(why.japanese(), why.english());
    }

    Route route(Message message) {
        return door.pick(message.mode(), message.content().recipient());
    }

    private Optional<DropReason> drop(Waiting one, Instant now) {
        var draft = new Draft(one.question(), incidents.apply(one.question().incident()), one.withdrawn(), now);
        return switch (NoticeStages.judge(draft)) {
            case Verdict.Pass _ -> Optional.empty();
            case Verdict.Drop(var why) -> Optional.of(why);
        };
    }

    private Message message(Digest digest, Waiting sample, Instant now) {
        var asks = digest.questions().stream()
                .map(question -> new Ask(question.notice(), question.person(), question.personName()))
                .toList();
        var content = new MessageContent(digest.recipient(), digest.incidentTitle(), wording.write(digest), asks);
        var intent = new Message(
                digest.key(),
                sample.slot(),
                sample.seal(),
                digest.incident(),
                digest.mode(),
                now,
                content,
                ChannelName.NONE,
                Sending.begin(now));
        return routed(intent, now);
    }

    private Message routed(Message intent, Instant now) {
        return switch (route(intent)) {
            case Route.ToSandbox(var why) -> sandboxed(intent, why, now);
            case Route.ToMail _ -> intent.with(ChannelName.MAIL, intent.sending());
            case Route.Nowhere(var why) -> nowhere(intent, why, now);
        };
    }

    /** An instruction goes out by itself at once: nothing is gathered with it and no check waits for its fate. */
    Message instruct(OfficeInstructed office, Slot slot, KeyId seal, Instant now) {
        var content = new MessageContent(office.recipient(), office.incidentTitle(), wording.write(office), List.of());
        return atOnce(content, office.notice(), new Sealing(office.incident(), office.mode(), slot, seal), now);
    }

    /** A call of the duty roster goes out like an instruction. */
    Message call(DutyCalled called, Slot slot, KeyId seal, Instant now) {
        var content = new MessageContent(called.recipient(), called.incidentTitle(), wording.write(called), List.of());
        return atOnce(content, called.notice(), new Sealing(called.incident(), called.mode(), slot, seal), now);
    }

    private record Sealing(IncidentId incident, Mode mode, Slot slot, KeyId key) {}

    private Message atOnce(MessageContent content, NoticeId notice, Sealing sealing, Instant now) {
        return routed(
                new Message(
                        MessageKey.of(content.recipient().key(), List.of(notice)),
                        sealing.slot(),
                        sealing.key(),
                        sealing.incident(),
                        sealing.mode(),
                        now,
                        content,
                        ChannelName.NONE,
                        Sending.begin(now)),
                now);
    }

    /** Being stored is all that happens to a message of the sandbox. */
    Message sandboxed(Message message, Route.SandboxReason why, Instant now) {
        return message.with(
                ChannelName.SANDBOX,
                new Sending(
                        Sending.State.HANDED_OVER,
                        message.sending().attempts() + 1,
                        now,
                        say(why.japanese(), why.english())));
    }

    Message nowhere(Message message, Route.NoRoute why, Instant now) {
        return message.with(
                ChannelName.NONE,
                new Sending(
                        Sending.State.UNDELIVERABLE,
                        message.sending().attempts(),
                        now,
                        say(why.japanese(), why.english())));
    }

    private String say(String japanese, String english) {
        return switch (wording.tongue()) {
            case JA -> japanese;
            case EN -> english;
        };
    }
}
