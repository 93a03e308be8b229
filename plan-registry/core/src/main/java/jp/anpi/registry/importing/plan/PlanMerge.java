package jp.anpi.registry.importing.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.importing.list.Fitting;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.person.PersonRef;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.EvacuationPlan.Stage;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Supporter;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * Brings what a list says of somebody's plan and all versions of it together. A row that some version says already changes nothing;
 * else it becomes the next version, of which what the list does not speak of is as it was. What somebody is writing by hand is
 * never written over, and neither is what the person confirmed or withdrew later.
 */
public final class PlanMerge {

    private final CheckerNames checkers;
    private final HeaderMapping<PlanColumn> mapping;
    private final TextEncoding encoding;
    private final Sender sender;
    private final Consumer<RowFault> faults;

    public PlanMerge(
            CheckerNames checkers,
            HeaderMapping<PlanColumn> mapping,
            TextEncoding encoding,
            Sender sender,
            Consumer<RowFault> faults) {
        this.checkers = checkers;
        this.mapping = mapping;
        this.encoding = encoding;
        this.sender = sender;
        this.faults = faults;
    }

    /** What a row comes to. */
    public sealed interface Result {

        /** The next version, or the draft of an earlier list in place of its last edit. */
        record Changed(EvacuationPlan plan) implements Result {}

        record Same() implements Result {}

        /** The fault has been told. */
        record Wrong() implements Result {}
    }

    /** Nobody can be found under the number, for this reason. */
    public void nobody(PlanRow row, Reason why) {
        PersonRef ref = row.person();
        wrong(
                row,
                ref.id().isPresent() ? PlanColumn.PERSON_ID : PlanColumn.RESIDENT_NUMBER,
                why,
                ref.id().or(ref::resident).orElse(""));
    }

    /** An earlier row is of the same person. */
    public void doubled(PlanRow row) {
        wrong(
                row,
                PlanColumn.PERSON,
                Reason.DOUBLED_ENTRY,
                row.person().resident().or(row.person()::id).orElse(""));
    }

    public Result of(PersonState person, PlanHistory history, PlanRow row) {
        if (!row.person().fits(person, encoding)) {
            return wrong(
                    row,
                    PlanColumn.PERSON,
                    Reason.OTHER_NAME,
                    row.person().name().orElse(""));
        }
        boolean shown =
                Disclosure.sight(sender.role(), Purpose.KEEPING_THE_REGISTRY).home(person.home());
        if (history.versions().stream().anyMatch(version -> says(person, version, shown, row))
                || isToldOnly(person, history, shown, row)) {
            return new Result.Same();
        }
        if (!shown) {
            return wrong(row, PlanColumn.PERSON, Reason.UNDER_PROTECTION, "");
        }
        if (person.wantsNoPlan()) {
            return wrong(row, PlanColumn.PERSON, Reason.NO_PLAN_WANTED, "");
        }
        Optional<EvacuationPlan> open = history.open();
        if (open.filter(draft -> draft.stage() != Stage.DRAFT || !sender.wrote(draft))
                .isPresent()) {
            return wrong(row, PlanColumn.PERSON, Reason.PLAN_OPEN, "");
        }
        Optional<EvacuationPlan> newer = history.current()
                .filter(plan -> plan.confirmation()
                        .flatMap(
                                word -> row.confirmed().filter(said -> said.on().isBefore(word.on())))
                        .isPresent());
        if (newer.isPresent()) {
            return wrong(row, PlanColumn.CONFIRMED_ON, Reason.PLAN_NEWER, "");
        }
        if (withdrawnSince(history, row)) {
            return wrong(row, PlanColumn.CONFIRMED_ON, Reason.PLAN_WITHDRAWN, "");
        }
        return next(person, history, open, row);
    }

    /**
     * Whether the person has wanted no plan since that day, or that very word was a mistake: an older sheet does not bring it back, and
     * another word than the mistaken one is welcome.
     */
    private static boolean withdrawnSince(PlanHistory history, PlanRow row) {
        return row.confirmed()
                .filter(said -> history.versions().stream().anyMatch(version -> endsWord(version, said.on())))
                .isPresent();
    }

    /** A withdrawal of which nobody said why may have been the person's. */
    private static boolean endsWord(EvacuationPlan version, LocalDate said) {
        return switch (version.withdrawal().orElse(Withdrawal.PERSON)) {
            case PERSON ->
                version.withdrawnOn().filter(day -> !day.isBefore(said)).isPresent();
            case MISTAKE ->
                version.confirmation().filter(word -> word.on().equals(said)).isPresent();
        };
    }

    /** Whether it is of a plan of which no version is known, and says no more of it than that. */
    private boolean isToldOnly(PersonState person, PlanHistory history, boolean shown, PlanRow row) {
        PlanContent known =
                shown ? PlanContent.of(person) : PlanContent.of(person).withoutPlaces();
        return person.hasPlan()
                && history.versions().isEmpty()
                && row.confirmed().isEmpty()
                && content(person, known, row, _ -> {}).filter(known::equals).isPresent();
    }

    /** Whether a version says it already; to who is not shown its places nothing tells whether a guess at them was right. */
    private boolean says(PersonState person, EvacuationPlan version, boolean shown, PlanRow row) {
        PlanContent content = shown ? version.content() : version.content().withoutPlaces();
        return row.confirmed()
                        .map(said -> version.confirmation()
                                .filter(word -> word.on().equals(said.on()))
                                .isPresent())
                        .orElse(true)
                && content(person, content, row, _ -> {})
                        .filter(content::equals)
                        .isPresent();
    }

    private Result next(PersonState person, PlanHistory history, Optional<EvacuationPlan> open, PlanRow row) {
        PlanContent known =
                open.or(history::current).map(EvacuationPlan::content).orElseGet(() -> PlanContent.of(person));
        var written = new Written(
                sender.mark(),
                row.madeOn()
                        .or(() -> row.confirmed().map(EvacuationPlan.Confirmation::on))
                        .orElse(sender.today()));
        return content(
                        person,
                        known,
                        row,
                        reason -> wrong(
                                row,
                                PlanColumn.CHECKER,
                                reason,
                                row.checker().value().orElse("")))
                .<Result>map(content -> {
                    row.destinations()
                            .guessed(known.destinations())
                            .forEach(one -> wrong(
                                    row,
                                    one.column(),
                                    Reason.NO_SUCH_PLACE,
                                    one.place().name()));
                    return new Result.Changed(history.adopt(content, written, row.confirmed()));
                })
                .orElseGet(Result.Wrong::new);
    }

    /** The plan with what the row says of it; empty when nobody can be found under the checker's name. */
    private Optional<PlanContent> content(
            PersonState person, PlanContent known, PlanRow row, Consumer<Reason> unknown) {
        List<EmergencyContact> contacts = row.contacts().over(known.contacts(), EmergencyContact::name);
        List<Supporter> supporters = row.supporters().over(known.supporters(), Supporter::name);
        Predicate<MemberBook.Entry> serving =
                member -> serves(person, member) || known.checkers().contains(new NamedChecker.ByMember(member.id()));
        Optional<List<NamedChecker>> checking = !row.checker().column()
                ? Optional.of(moved(known, contacts, supporters))
                : named(known, row, serving, names(contacts, supporters), unknown);
        return checking.map(named -> new PlanContent(
                contacts,
                supporters,
                named,
                row.destinations().over(known.destinations()),
                row.leaving().over(known.leaving()),
                row.wishes().over(known.wishes()),
                row.card().over(known.card())));
    }

    /** Whom the row names, in its order; whoever is to check on the person already is meant before anybody else of their name. */
    private Optional<List<NamedChecker>> named(
            PlanContent known,
            PlanRow row,
            Predicate<MemberBook.Entry> serving,
            List<String> people,
            Consumer<Reason> unknown) {
        List<NamedChecker> rest = new ArrayList<>(known.checkers());
        rest.removeIf(NamedChecker.ByContact.class::isInstance);
        List<NamedChecker> named = new ArrayList<>();
        for (String line : row.checker()
                .value()
                .orElse("")
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            Optional<NamedChecker> meant = rest.stream()
                    .filter(one -> SearchKey.of(checkers.written(one, people)).equals(SearchKey.of(line)))
                    .findFirst()
                    .or(() -> Fitting.only(checkers.find(line, serving, people), unknown));
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            rest.remove(meant.get());
            named.add(meant.get());
        }
        return Optional.of(named);
    }

    /** Whether they work where somebody serves the person, or is going to. */
    private boolean serves(PersonState person, MemberBook.Entry member) {
        return Stream.concat(
                        person.assignments().stream()
                                .filter(one -> one.to()
                                        .filter(last -> last.isBefore(sender.today()))
                                        .isEmpty())
                                .map(Assignment::office),
                        person.services().stream().map(WeeklyService::office))
                .anyMatch(member.office()::equals);
    }

    /** Checkers who stand among the plan's people, at their new places; who is no longer there checks no longer. */
    private static List<NamedChecker> moved(
            PlanContent known, List<EmergencyContact> contacts, List<Supporter> supporters) {
        List<String> before = names(known.contacts(), known.supporters());
        List<String> now = names(contacts, supporters);
        List<NamedChecker> moved = new ArrayList<>();
        for (NamedChecker checker : known.checkers()) {
            switch (checker) {
                case NamedChecker.ByMember member -> moved.add(member);
                case NamedChecker.ByOffice office -> moved.add(office);
                case NamedChecker.ByContact(int at) -> {
                    int place = now.indexOf(before.get(at));
                    if (place >= 0) {
                        moved.add(new NamedChecker.ByContact(place));
                    }
                }
            }
        }
        return moved;
    }

    private static List<String> names(List<EmergencyContact> contacts, List<Supporter> supporters) {
        return Stream.concat(
                        contacts.stream().map(EmergencyContact::name),
                        supporters.stream().map(Supporter::name))
                .map(SearchKey::of)
                .toList();
    }

    private Result wrong(PlanRow row, PlanColumn column, Reason reason, String found) {
        faults.accept(mapping.fault(row.number(), column, reason, found));
        return new Result.Wrong();
    }
}
