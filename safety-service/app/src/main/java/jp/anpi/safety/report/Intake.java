package jp.anpi.safety.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Grace;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.Roster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The way of a report up to its receipt: hash, read, check, authorise, make durable. What is not durable gets no receipt;
 * what is held already gets the same one. At most so many are under way at once.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST = 64 * 1024;

    private final Roster roster;
    private final FrozenRosters rosters;
    private final KnownReports known;
    private final ReportSink sink;
    private final ReceiptSigner signer;
    private final InstantSource clock;
    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    Intake(
            Roster roster,
            FrozenRosters rosters,
            KnownReports known,
            ReportSink sink,
            ReceiptSigner signer,
            InstantSource clock,
            ReportProperties bounds) {
        this.roster = roster;
        this.rosters = rosters;
        this.known = known;
        this.sink = sink;
        this.signer = signer;
        this.clock = clock;
        this.most = bounds.atOnce();
    }

    /**
     * Who sends to which incident, and the sender's clock.
     *
     * @param permit by what they may
     * @param sentAt what the sender's clock showed at sending; empty when it was not said
     */
    record Sending(Incident incident, Actor sender, Permit permit, Optional<Instant> sentAt, Instant receivedAt) {}

    /** By what the sender may report. */
    sealed interface Permit {
        /**
         * Who they are and what they are to the person, or were lately: what they wrote then may have waited on a device.
         *
         * @param lastDay of whoever works no more
         * @param before as whom they reported before they went to another office
         */
        record BySession(Optional<LocalDate> lastDay, Optional<CallerAccess.Before> before) implements Permit {}

        /** A link that somebody was given. */
        record ByLink(AnswerBearer bearer) implements Permit {}

        /** The page that is open to everybody: about oneself, in words. */
        record AsCitizen() implements Permit {}
    }

    /** What is under way now. */
    int underWay() {
        return underWay.get();
    }

    /** Takes one report's exact bytes. */
    Mono<IntakeResult> take(byte[] bytes, Sending sending) {
        if (bytes.length > LONGEST) {
            return Mono.just(new IntakeResult.TooLarge());
        }
        return switch (ReportReader.read(bytes)) {
            case ReportReader.Reading.NotUtf8 _ -> Mono.just(new IntakeResult.NotUtf8());
            case ReportReader.Reading.NotJson broken ->
                Mono.just(new IntakeResult.NotJson(broken.line(), broken.column()));
            case ReportReader.Reading.WrongFields wrong ->
                Mono.just(new IntakeResult.WrongFields(wrong.id(), wrong.problems()));
            case ReportReader.Reading.Form read ->
                switch (read.form().check()) {
                    case CheckedReport.Invalid invalid ->
                        Mono.just(new IntakeResult.WrongFields(read.form().id(), invalid.problems()));
                    case CheckedReport.Valid valid -> authorise(valid.report(), read.text(), bytes, sending);
                };
        };
    }

    private Mono<IntakeResult> authorise(SafetyReport report, String text, byte[] bytes, Sending sending) {
        switch (verdict(report, sending)) {
            case ALLOWED -> {}
            case NOT_YOUR_CLIENT -> {
                return Mono.just(new IntakeResult.NotYours(report.id()));
            }
            case NOT_CONSENTED, DESK_ONLY, ADMINISTRATOR_ONLY, DRILLS_ONLY -> {
                return Mono.just(new IntakeResult.Forbidden(report.id()));
            }
        }
        ContentHash content = ContentHash.of(bytes);
        return known.find(report.id())
                .map(held -> answerHeld(report.id(), held, content, sending))
                .switchIfEmpty(Mono.defer(() -> keep(report, text, content, sending)));
    }

    private AccessRules.Verdict verdict(SafetyReport report, Sending sending) {
        return switch (sending.permit()) {
            case Permit.BySession session -> bySession(report, session, sending);
            case Permit.ByLink(AnswerBearer bearer) -> byLink(report, bearer);
            case Permit.AsCitizen _ -> asCitizen(report);
        };
    }

    /** Whom it is about is found by matching and by nothing else, and nobody reports in another's name. */
    private static AccessRules.Verdict asCitizen(SafetyReport report) {
        boolean honest = report.person().isEmpty()
                && report.source() == Source.SELF
                && report.reportedBy().isEmpty()
                && report.supersedes().isEmpty()
                && report.channel().filter(Channel.LINK::equals).isPresent();
        return honest ? AccessRules.Verdict.ALLOWED : AccessRules.Verdict.DESK_ONLY;
    }

    /** A link is about certain people, and says by which way and as whom. */
    private static AccessRules.Verdict byLink(SafetyReport report, AnswerBearer bearer) {
        if (report.person().filter(bearer.people()::contains).isEmpty()) {
            return AccessRules.Verdict.NOT_YOUR_CLIENT;
        }
        boolean honest = report.channel().filter(Channel.LINK::equals).isPresent()
                && bearer.sources().contains(report.source());
        return honest ? AccessRules.Verdict.ALLOWED : AccessRules.Verdict.DESK_ONLY;
    }

    private AccessRules.Verdict bySession(SafetyReport report, Permit.BySession permit, Sending sending) {
        AccessRules.Verdict now = by(sending.sender(), report, sending.receivedAt(), sending);
        return now == AccessRules.Verdict.NOT_YOUR_CLIENT ? lately(report, permit, sending) : now;
    }

    private AccessRules.Verdict lately(SafetyReport report, Permit.BySession permit, Sending sending) {
        ZoneId zone = sending.incident().facts().zone();
        LocalDate arrived = LocalDate.ofInstant(sending.receivedAt(), zone);
        Stream<AccessRules.Verdict> before = permit.before().stream()
                .filter(was -> Grace.covers(was.lastDay(), arrived))
                .flatMap(was -> until(was.lastDay(), was.who(), report, sending));
        return Stream.concat(until(permit.lastDay().orElse(arrived), sending.sender(), report, sending), before)
                .filter(verdict -> verdict != AccessRules.Verdict.NOT_YOUR_CLIENT)
                .findFirst()
                .orElse(AccessRules.Verdict.NOT_YOUR_CLIENT);
    }

    private Stream<AccessRules.Verdict> until(LocalDate last, Actor who, SafetyReport report, Sending sending) {
        return Grace.days(last)
                .map(day -> day.atTime(LocalTime.MAX)
                        .atZone(sending.incident().facts().zone())
                        .toInstant())
                .map(at -> by(who, report, at, sending));
    }

    private AccessRules.Verdict by(Actor who, SafetyReport report, Instant at, Sending sending) {
        Tie tie = report.person()
                .flatMap(roster::findRow)
                .map(row -> sending.incident().tie(row, who, at))
                .orElse(Tie.NONE);
        Action action = report.person().isPresent() ? Action.REPORT : Action.REPORT_UNNAMED;
        return AccessRules.decide(who.role(), action, tie, sending.incident().mode());
    }

    private IntakeResult answerHeld(ReportId id, KnownReports.Held held, ContentHash content, Sending sending) {
        return held.isSame(sending.incident().id(), content)
                ? new IntakeResult.AlreadyHeld(receipt(id, content, held.receivedAt(), sending))
                : new IntakeResult.OtherContent(id);
    }

    private Mono<IntakeResult> keep(SafetyReport report, String text, ContentHash content, Sending sending) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return Mono.just(new IntakeResult.Unavailable(report.id()));
        }
        ReportReceived received = received(report, text, content, sending);
        return sink.keep(received, sending.incident().mode())
                .map(kept -> switch (kept) {
                    case Spool.Spooled.OtherContent _ -> (IntakeResult) new IntakeResult.OtherContent(report.id());
                    case Spool.Spooled.Kept durable -> {
                        known.add(
                                report.id(),
                                new KnownReports.Held(sending.incident().id(), content.hex(), durable.receivedAt()));
                        yield new IntakeResult.Accepted(receipt(report.id(), content, durable.receivedAt(), sending));
                    }
                })
                .onErrorResume(failure -> {
                    LOG.debug("a report could not be made durable: {}", Fault.of(failure));
                    return Mono.just(new IntakeResult.Unavailable(report.id()));
                })
                .doFinally(_ -> underWay.decrementAndGet());
    }

    private ReportReceived received(SafetyReport report, String text, ContentHash content, Sending sending) {
        var facts = sending.incident().facts();
        var seen = SenderClock.at(sending.sentAt(), sending.receivedAt()).seen(report.observed());
        Instant receivedAt = facts.clock().incidentTime(sending.receivedAt());
        Instant observedAt = seen.from()
                .map(from -> facts.clock().incidentTime(from))
                .orElseGet(() -> facts.onsetAt().isBefore(receivedAt) ? facts.onsetAt() : receivedAt);
        Set<ReportMark> marks = EnumSet.noneOf(ReportMark.class);
        marks.addAll(seen.marks());
        if (sending.incident().state() == Incident.State.CLOSED) {
            marks.add(ReportMark.AFTER_CLOSE);
        }
        if (observedAt.isBefore(facts.onsetAt())) {
            marks.add(ReportMark.BEFORE_ONSET);
        }
        if (report.contradictsItself()) {
            marks.add(ReportMark.CONTRADICTS_ITSELF);
        }
        if (report.person()
                .filter(person -> rosters.knownToBeOutside(sending.incident(), person))
                .isPresent()) {
            marks.add(ReportMark.OUTSIDE_ROSTER);
        }
        return new ReportReceived(
                sending.incident().id(),
                report.id(),
                report.person(),
                text,
                content.hex(),
                observedAt,
                receivedAt,
                marks,
                sending.sender(),
                seen.until().map(until -> facts.clock().incidentTime(until)));
    }

    /** Receipts are for people: they say when by the wall's clock. */
    private Receipt receipt(ReportId id, ContentHash content, Instant receivedAt, Sending sending) {
        return signer.receipt(
                sending.incident().id(),
                id,
                content,
                sending.incident().facts().clock().wallTime(receivedAt));
    }
}
