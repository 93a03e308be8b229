package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.contract.IncidentEvent.MemberUnavailable.Sign;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.incident.Absences;

/**
 * How one reporter stands towards the people they were asked about in an incident.
 *
 * @param asked people they were asked about
 * @param answered of those, about whom a word came from somebody in their role since
 * @param waiting of those, whose time to answer is not up
 * @param silent of those, whose time is up without a word
 * @param unreached of those, about whom no question reached them
 * @param reached questions that some channel took for them
 */
public record ReporterStanding(int asked, int answered, int waiting, int silent, int unreached, int reached) {

    /** From so many people on, silence about all of them is a sign; one or two may be chance. */
    public static final int FEWEST_SILENT = 3;

    /**
     * The standing by all checks of the people somebody serves; other checks do no harm.
     *
     * @param role what the member is: whose words may be theirs
     */
    public static ReporterStanding of(MemberId member, Role role, Collection<SafetyCheck> checks, Absences absences) {
        Optional<Instant> back = Optional.ofNullable(absences.membersBack().get(member));
        Set<Source> theirs = sourcesOf(role);
        int asked = 0;
        int answered = 0;
        int waiting = 0;
        int silent = 0;
        int unreached = 0;
        int reached = 0;
        for (SafetyCheck check : checks) {
            List<NoticeSent> questions = check.notices().stream()
                    .filter(notice -> notice.why().wantsAnswer())
                    .filter(notice ->
                            notice.recipient().member().filter(member::equals).isPresent())
                    .filter(notice -> back.filter(notice.askedAt()::isBefore).isEmpty())
                    .toList();
            if (questions.isEmpty()) {
                continue;
            }
            asked++;
            reached += (int) questions.stream()
                    .filter(notice -> notice.fate() == NoticeSent.Fate.HANDED_OVER)
                    .count();
            unreached += questions.getLast().fate() == NoticeSent.Fate.UNDELIVERABLE ? 1 : 0;
            Instant since = questions.getFirst().askedAt();
            if (check.facts().stream()
                    .anyMatch(fact ->
                            theirs.contains(fact.source()) && !fact.observedAt().isBefore(since))) {
                answered++;
            } else if (isPending(check, questions.getLast())) {
                waiting++;
            } else if (questions.getLast().stillStands()) {
                silent++;
            }
        }
        return new ReporterStanding(asked, answered, waiting, silent, unreached, reached);
    }

    /** What gives away that the reporter cannot act; empty while there is any sign of life, or too little to tell. */
    public Optional<Sign> sign() {
        if (answered > 0) {
            return Optional.empty();
        }
        if (unreached > 0 && reached == 0) {
            return Optional.of(Sign.UNDELIVERABLE);
        }
        return silent >= FEWEST_SILENT && waiting == 0 ? Optional.of(Sign.SILENT_FOR_ALL) : Optional.empty();
    }

    private static boolean isPending(SafetyCheck check, NoticeSent question) {
        return question.stillAsks()
                && check.asking()
                        .filter(rung -> rung.dueAt().isPresent())
                        .filter(rung -> question.cycle() == check.cycle() && question.rung() == rung.rung())
                        .isPresent();
    }

    private static Set<Source> sourcesOf(Role role) {
        return switch (role) {
            case CARE_MANAGER -> EnumSet.of(Source.CARE_MANAGER);
            case MEDICAL_VISITOR -> EnumSet.of(Source.VISITING_NURSE, Source.DOCTOR);
            case PROVIDER_STAFF -> EnumSet.of(Source.PROVIDER);
            case SUPPORTER -> EnumSet.of(Source.WELFARE_VOLUNTEER, Source.FAMILY, Source.OTHER);
            case ADMIN, DESK, RESTRICTED_DESK, AUDITOR, SCRIPT -> EnumSet.of(Source.DESK);
        };
    }
}
