package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.Recipient;

/** What asking somebody leads to: the message arrives or not, and who gets it answers or does not. */
final class Respondents {

    private final Dice dice;
    private final Phone phone;
    private final int answersInTen;

    Respondents(Dice dice) {
        this.dice = dice;
        this.phone = new Phone(dice);
        this.answersInTen = dice.about("liveliness").nextInt(9);
    }

    /** What comes back, and when. */
    record Answer(Instant at, Happening what) {}

    List<Answer> to(NoticeRequested asked) {
        RandomGenerator random = dice.about("asked " + asked.notice());
        List<Answer> answers = new ArrayList<>();
        Fate fate = switch (random.nextInt(12)) {
            case 0 -> Fate.UNDELIVERABLE;
            case 1 -> Fate.DROPPED;
            default -> Fate.HANDED_OVER;
        };
        Instant handedOver = asked.askedAt().plus(Dice.upTo(random, Duration.ofMinutes(2)));
        var told = new Happening.ToOne(asked.person(), new CheckEvent.NoticeEnded(asked.notice(), fate));
        answers.add(new Answer(handedOver, told));
        if (Dice.oneIn(random, 8)) {
            answers.add(new Answer(handedOver.plus(Dice.upTo(random, Duration.ofMinutes(30))), told));
        }
        if (fate == Fate.HANDED_OVER
                && isThere(asked.recipient(), asked.askedAt())
                && random.nextInt(10) < answersInTen) {
            answers.addAll(
                    asked.recipient().kind() == Recipient.Kind.DESK
                            ? acts(asked, handedOver, random)
                            : reports(asked, handedOver, random));
        }
        return answers;
    }

    /** Some members are silent for the whole night though nobody knows why; the desk is away for some hours. */
    private boolean isThere(Recipient recipient, Instant at) {
        return switch (recipient.kind()) {
            case DESK -> dice.about("desk " + at.getEpochSecond() / 10_800).nextInt(4) > 0;
            case MEMBER ->
                dice.about("silent "
                                        + recipient
                                                .member()
                                                .map(MemberId::toString)
                                                .orElse(""))
                                .nextInt(4)
                        > 0;
            case OFFICE, PERSON, CONTACT -> true;
        };
    }

    private List<Answer> reports(NoticeRequested asked, Instant from, RandomGenerator random) {
        Instant seen = from.plus(Dice.upTo(random, Duration.ofMinutes(90)));
        return phone.send("answer " + asked.notice(), asked.person(), seen, List.of()).stream()
                .map(one -> new Answer(one.at(), new Happening.ToOne(one.about(), one.reported())))
                .toList();
    }

    private List<Answer> acts(NoticeRequested asked, Instant from, RandomGenerator random) {
        List<Answer> answers = new ArrayList<>();
        Instant taken = from.plus(Dice.upTo(random, Duration.ofMinutes(20)));
        CommandId claim = new CommandId(dice.id("claim " + asked.notice()));
        answers.add(new Answer(
                taken, new Happening.ToOne(asked.person(), new CheckEvent.Claimed(claim, Script.DESK, taken))));
        answers.addAll(reports(asked, taken, random));
        if (random.nextBoolean()) {
            CommandId release = new CommandId(dice.id("release " + asked.notice()));
            answers.add(new Answer(
                    taken.plus(Dice.upTo(random, Duration.ofHours(3))),
                    new Happening.ToOne(asked.person(), new CheckEvent.Released(release, Script.DESK))));
        }
        return answers;
    }
}
