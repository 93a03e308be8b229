package jp.anpi.registry.importing.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.list.Sender;

/**
 * What a row says of consents. A blank cell says nothing: lists are filled in unevenly, and nobody takes a consent back by leaving a
 * cell empty.
 *
 * @param shared the answer for each scope of each matter by which something is shared
 * @param on the day on which it was said; that of the import unless the list tells
 */
public record PersonConsents(
        Map<ConsentMatter, Map<ConsentScope, Consent.Answer>> shared,
        Optional<Consent.Answer> making,
        Optional<LocalDate> on,
        Optional<Consent.From> from,
        Optional<Consent.Manner> manner,
        Optional<String> explanation,
        Optional<String> document,
        Recording recording) {

    /**
     * Who takes the list in, and when.
     *
     * @param by as the writer of what the list brings
     */
    public record Recording(String by, Instant at, LocalDate today) {

        /** As whoever sent the list takes it in at that instant. */
        public static Recording of(Sender sender, Instant at) {
            return new Recording(sender.mark(), at, sender.today());
        }
    }

    public PersonConsents {
        Map<ConsentMatter, Map<ConsentScope, Consent.Answer>> copy = new EnumMap<>(ConsentMatter.class);
        shared.forEach((matter, answers) -> copy.put(matter, new EnumMap<>(answers)));
        shared = copy;
    }

    static PersonConsents in(RowReading<PersonColumn> cells, Recording recording) {
        Map<ConsentMatter, Map<ConsentScope, Consent.Answer>> shared = new EnumMap<>(ConsentMatter.class);
        answers(cells, PersonColumn.CONSENT_LIST).ifPresent(said -> shared.put(ConsentMatter.LIST, said));
        answers(cells, PersonColumn.CONSENT_PLAN).ifPresent(said -> shared.put(ConsentMatter.PLAN, said));
        return new PersonConsents(
                shared,
                word(cells, PersonColumn.CONSENT_MAKING, ConsentWords::making),
                cells.line(PersonColumn.CONSENT_ON)
                        .flatMap(cell -> cells.past(PersonColumn.CONSENT_ON, cell, recording.today())),
                word(
                        cells,
                        PersonColumn.CONSENT_FROM,
                        cell -> Optional.ofNullable(ConsentWords.FROM.get(Heading.folded(cell)))),
                word(
                        cells,
                        PersonColumn.CONSENT_MANNER,
                        cell -> Optional.ofNullable(ConsentWords.MANNERS.get(Heading.folded(cell)))),
                cells.line(PersonColumn.CONSENT_TEXT),
                cells.line(PersonColumn.CONSENT_DOCUMENT),
                recording);
    }

    private static Optional<Map<ConsentScope, Consent.Answer>> answers(
            RowReading<PersonColumn> cells, PersonColumn column) {
        return word(cells, column, ConsentWords::shared);
    }

    /** Reads a cell that says something. */
    private interface Reader<T> {
        Optional<T> read(String cell);
    }

    private static <T> Optional<T> word(RowReading<PersonColumn> cells, PersonColumn column, Reader<T> reader) {
        return cells.line(column).flatMap(cell -> cells.orWrong(column, reader.read(cell), Reason.CONSENT));
    }

    /** Whether the row gives any answer. */
    public boolean isSaid() {
        return !shared.isEmpty() || making.isPresent();
    }

    /** Equal for rows that say the same of it; to be digested and never shown. */
    public String text() {
        return Stream.of(shared, making, on, from, manner, explanation, document)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** One answer; without a scope where nothing is shared. */
    private record Said(ConsentMatter matter, Optional<ConsentScope> scope, Consent.Answer answer) {}

    private List<Said> all() {
        List<Said> all = new ArrayList<>();
        shared.forEach((matter, answers) ->
                answers.forEach((scope, answer) -> all.add(new Said(matter, Optional.of(scope), answer))));
        making.ifPresent(answer -> all.add(new Said(ConsentMatter.PLAN_MAKING, Optional.empty(), answer)));
        return all;
    }

    /**
     * All that was said then. Where the row's answers differ from those that count, those are recorded; where none does and the row
     * tells of another day, way or text, all of them are, as said anew. What was recorded just so before is not recorded twice, and
     * an answer without a day is recorded only where it counts then: see {@link #leavesRefusals}.
     */
    List<Consent> over(List<Consent> told) {
        ConsentCells known = ConsentCells.of(told);
        List<Said> other = differing(known).filter(one -> !isOlder(one, known)).toList();
        List<Consent> then = told;
        for (Consent word : words(other.isEmpty() && saysMore(known) ? all() : other)) {
            if (told.stream().noneMatch(one -> isSame(one, word))) {
                then = Consents.with(then, word);
            }
        }
        return then;
    }

    /**
     * Whether the row says yes without a day to what was refused: nobody knows that it was said after the refusal, and the list may be
     * from before it. The refusal stays.
     */
    public boolean leavesRefusals(List<Consent> told) {
        ConsentCells known = ConsentCells.of(told);
        return differing(known)
                .anyMatch(one -> isOlder(one, known) && one.answer().isDecided());
    }

    private Stream<Said> differing(ConsentCells known) {
        return all().stream()
                .filter(one -> !known.answer(one.matter(), one.scope()).equals(Optional.of(one.answer())));
    }

    /** Without a day, a yes does not come after a no, nor what nobody decided after a decision. */
    private boolean isOlder(Said said, ConsentCells known) {
        return on.isEmpty()
                && known.answer(said.matter(), said.scope())
                        .filter(standing ->
                                said.answer().isDecided() ? standing == Consent.Answer.REFUSED : standing.isDecided())
                        .isPresent();
    }

    /** Whether the row tells of another day, way or text than the newest that counts; an older one tells nothing new. */
    private boolean saysMore(ConsentCells known) {
        return known.newest()
                .filter(newest -> on.filter(day -> day.isBefore(newest.on())).isEmpty())
                .filter(newest -> differs(on, newest.on())
                        || differs(from, newest.from())
                        || differs(manner, newest.manner())
                        || differs(explanation, newest.explanation().strip())
                        || differs(document, newest.document().orElse("").strip()))
                .isPresent();
    }

    private static <T> boolean differs(Optional<T> said, T known) {
        return said.filter(one -> !one.equals(known)).isPresent();
    }

    private static boolean isSame(Consent known, Consent word) {
        return known.about().equals(word.about())
                && known.scopes().equals(word.scopes())
                && known.answer() == word.answer()
                && known.on().equals(word.on())
                && known.from() == word.from()
                && known.manner() == word.manner()
                && known.explanation().equals(word.explanation())
                && known.document().equals(word.document());
    }

    /** One word for all matters that have the same answer for the same scopes. */
    private List<Consent> words(List<Said> some) {
        Map<Consent.Answer, Map<ConsentMatter, Set<ConsentScope>>> byAnswer = some.stream()
                .collect(Collectors.groupingBy(
                        Said::answer,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                Said::matter,
                                LinkedHashMap::new,
                                Collectors.flatMapping(one -> one.scope().stream(), Collectors.toSet()))));
        List<Consent> words = new ArrayList<>();
        byAnswer.forEach((answer, matters) -> matters.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                .forEach((scopes, about) -> words.add(word(answer, scopes, about))));
        return words;
    }

    private Consent word(Consent.Answer answer, Set<ConsentScope> scopes, Set<ConsentMatter> about) {
        return new Consent(
                scopes,
                answer,
                on.orElse(recording.today()),
                answer.isDecided() ? from.orElse(Consent.From.PERSON) : Consent.From.NOBODY,
                manner.orElse(answer == Consent.Answer.PRESUMED ? Consent.Manner.ORDINANCE : Consent.Manner.FORM),
                explanation.orElse(""),
                recording.by(),
                recording.at(),
                about,
                document,
                Optional.empty());
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonConsents";
    }
}
