package jp.anpi.registry.importing.person;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.group.CareProcedure;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.group.SupportReason;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;

/** What a row says of regular medical care and of why somebody cannot get to safety alone. A blank cell takes nothing away: なし does. */
public record PersonCare(
        Optional<Set<CareProcedure>> procedures, Optional<Set<SupportReason>> reasons, Optional<String> reason) {

    private static final String BETWEEN = "[、,，／/;；\\n]+";
    private static final Set<String> NONE = Set.of("なし", "無", "無し", "-", "0", "×");

    private static final Map<String, CareProcedure> PROCEDURES = words(
            CareProcedure.values(),
            CareProcedure::japanese,
            Map.ofEntries(
                    Map.entry("痰吸引", CareProcedure.SUCTION),
                    Map.entry("たん吸引", CareProcedure.SUCTION),
                    Map.entry("喀痰吸引", CareProcedure.SUCTION),
                    Map.entry("経管", CareProcedure.TUBE_FEEDING),
                    Map.entry("胃ろう", CareProcedure.TUBE_FEEDING),
                    Map.entry("胃瘻", CareProcedure.TUBE_FEEDING),
                    Map.entry("膀胱留置カテーテル", CareProcedure.CATHETER),
                    Map.entry("人工肛門", CareProcedure.STOMA),
                    Map.entry("気切", CareProcedure.TRACHEOSTOMY),
                    Map.entry("点滴", CareProcedure.INFUSION),
                    Map.entry("中心静脈栄養", CareProcedure.INFUSION),
                    Map.entry("褥瘡", CareProcedure.WOUND_CARE)));

    private static final Map<String, SupportReason> REASONS = words(
            SupportReason.values(),
            SupportReason::japanese,
            Map.of(
                    "要介護", SupportReason.CARE,
                    "要介護度", SupportReason.CARE,
                    "手帳", SupportReason.DISABILITY,
                    "障害", SupportReason.DISABILITY,
                    "高齢者のみ世帯", SupportReason.ALONE,
                    "独居高齢者", SupportReason.ALONE,
                    "外国人", SupportReason.LANGUAGE));

    static PersonCare in(RowReading<PersonColumn> cells) {
        return new PersonCare(
                codes(cells, PersonColumn.PROCEDURES, PROCEDURES, CareProcedure.class),
                codes(cells, PersonColumn.REASONS, REASONS, SupportReason.class),
                cells.line(PersonColumn.REASON));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] all, Function<E, String> own, Map<String, E> more) {
        Map<String, E> words = new HashMap<>(more);
        Arrays.stream(all).forEach(one -> words.put(Heading.folded(own.apply(one)), one));
        return Map.copyOf(words);
    }

    /** Words that stand in no table are told and lose no row. */
    private static <E extends Enum<E>> Optional<Set<E>> codes(
            RowReading<PersonColumn> cells, PersonColumn column, Map<String, E> words, Class<E> type) {
        return cells.line(column).flatMap(cell -> {
            if (NONE.contains(Heading.folded(cell))) {
                return Optional.of(Set.of());
            }
            Set<E> read = EnumSet.noneOf(type);
            for (String part : cell.split(BETWEEN)) {
                E code = words.get(Heading.folded(part));
                if (code == null) {
                    cells.wrong(column, Reason.CODE);
                    return Optional.empty();
                }
                read.add(code);
            }
            return Optional.of(read);
        });
    }

    /** As {@link #codes} reads them. */
    static <E extends Enum<E>> String written(Set<E> some, Function<E, String> word) {
        return some.stream().sorted().map(word).collect(Collectors.joining("、"));
    }

    public boolean isSaid() {
        return procedures.isPresent() || reasons.isPresent() || reason.isPresent();
    }

    /** Equal for rows that say the same of it; to be digested and never shown. */
    public String text() {
        return Stream.of(
                        procedures.map(some -> written(some, Enum::name)),
                        reasons.map(some -> written(some, Enum::name)),
                        reason)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    Set<CareProcedure> procedures(Requirements known) {
        return procedures.orElse(known.procedures());
    }

    Set<SupportReason> reasons(Requirements known) {
        return reasons.orElse(known.reasons());
    }

    Optional<String> reason(Requirements known) {
        return reason.or(known::reason);
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "PersonCare";
    }
}
