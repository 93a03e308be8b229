package jp.anpi.registry.importing.person;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.importing.list.Heading;

/**
 * Answers about sharing as lists write them: 同意 for everybody it may be shared with, or 同意（ケアマネジャー・訪問看護）、不同意（地域の支援者) where they
 * differ.
 */
final class ConsentWords {

    static final Map<String, Consent.From> FROM = Map.of(
            "本人", Consent.From.PERSON,
            "家族", Consent.From.FAMILY,
            "代理人", Consent.From.GUARDIAN,
            "後見人", Consent.From.GUARDIAN,
            "後見人など", Consent.From.GUARDIAN,
            "成年後見人", Consent.From.GUARDIAN);

    static final Map<String, Consent.Manner> MANNERS = Map.of(
            "書面", Consent.Manner.FORM,
            "同意書", Consent.Manner.FORM,
            "面談", Consent.Manner.TALK,
            "訪問", Consent.Manner.TALK,
            "口頭", Consent.Manner.TALK,
            "電話", Consent.Manner.PHONE,
            "郵送", Consent.Manner.POST,
            "郵便", Consent.Manner.POST,
            "条例", Consent.Manner.ORDINANCE);

    private static final Map<String, Consent.Answer> ANSWERS = Map.ofEntries(
            Map.entry("同意", Consent.Answer.CONSENTED),
            Map.entry("同意する", Consent.Answer.CONSENTED),
            Map.entry("同意あり", Consent.Answer.CONSENTED),
            Map.entry("○", Consent.Answer.CONSENTED),
            Map.entry("〇", Consent.Answer.CONSENTED),
            Map.entry("◯", Consent.Answer.CONSENTED),
            Map.entry("はい", Consent.Answer.CONSENTED),
            Map.entry("1", Consent.Answer.CONSENTED),
            Map.entry("不同意", Consent.Answer.REFUSED),
            Map.entry("同意しない", Consent.Answer.REFUSED),
            Map.entry("拒否", Consent.Answer.REFUSED),
            Map.entry("取りやめ", Consent.Answer.REFUSED),
            Map.entry("撤回", Consent.Answer.REFUSED),
            Map.entry("×", Consent.Answer.REFUSED),
            Map.entry("いいえ", Consent.Answer.REFUSED),
            Map.entry("未回答", Consent.Answer.NO_ANSWER),
            Map.entry("回答なし", Consent.Answer.NO_ANSWER),
            Map.entry("未返信", Consent.Answer.NO_ANSWER),
            Map.entry("推定", Consent.Answer.PRESUMED),
            Map.entry("条例", Consent.Answer.PRESUMED),
            Map.entry("条例による推定", Consent.Answer.PRESUMED),
            Map.entry("みなし同意", Consent.Answer.PRESUMED));

    private static final Map<String, ConsentScope> SCOPES = Map.ofEntries(
            Map.entry("ケアマネジャー", ConsentScope.CARE_MANAGERS),
            Map.entry("ケアマネ", ConsentScope.CARE_MANAGERS),
            Map.entry("介護支援専門員", ConsentScope.CARE_MANAGERS),
            Map.entry("相談支援専門員", ConsentScope.CARE_MANAGERS),
            Map.entry("訪問看護", ConsentScope.MEDICAL_VISITORS),
            Map.entry("訪問診療", ConsentScope.MEDICAL_VISITORS),
            Map.entry("事業所", ConsentScope.PROVIDERS),
            Map.entry("サービス事業所", ConsentScope.PROVIDERS),
            Map.entry("地域の支援者", ConsentScope.SUPPORTERS),
            Map.entry("避難支援等実施者", ConsentScope.SUPPORTERS),
            Map.entry("民生委員", ConsentScope.SUPPORTERS),
            Map.entry("自治会", ConsentScope.SUPPORTERS));

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\n]+");
    private static final Pattern PART = Pattern.compile("([^()]+)(?:\\(([^()]+)\\))?");

    private ConsentWords() {}

    /** The answer for each scope, an answer without scopes for all that have none of their own; empty when it cannot be read. */
    static Optional<Map<ConsentScope, Consent.Answer>> shared(String cell) {
        Map<ConsentScope, Consent.Answer> read = new LinkedHashMap<>();
        Optional<Consent.Answer> others = Optional.empty();
        for (String part : BETWEEN.split(cell.strip())) {
            Matcher words = PART.matcher(Heading.folded(part));
            if (!words.matches()) {
                return Optional.empty();
            }
            Consent.Answer answer = ANSWERS.get(words.group(1));
            Optional<Set<ConsentScope>> scopes = Optional.ofNullable(words.group(2))
                    .map(ConsentWords::scopes)
                    .orElse(Optional.of(Set.of()));
            if (answer == null || scopes.isEmpty() || contradicts(answer, scopes.get(), others, read)) {
                return Optional.empty();
            }
            others = scopes.get().isEmpty() ? Optional.of(answer) : others;
            scopes.get().forEach(scope -> read.put(scope, answer));
        }
        others.ifPresent(answer -> Stream.of(ConsentScope.values()).forEach(scope -> read.putIfAbsent(scope, answer)));
        return Optional.of(read);
    }

    private static boolean contradicts(
            Consent.Answer answer,
            Set<ConsentScope> scopes,
            Optional<Consent.Answer> others,
            Map<ConsentScope, Consent.Answer> read) {
        return scopes.isEmpty()
                ? others.isPresent()
                : scopes.stream().anyMatch(scope -> read.getOrDefault(scope, answer) != answer);
    }

    private static Optional<Set<ConsentScope>> scopes(String words) {
        Set<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        for (String word : words.split("[・/／]")) {
            ConsentScope scope = SCOPES.get(word.strip());
            if (scope == null) {
                return Optional.empty();
            }
            scopes.add(scope);
        }
        return Optional.of(scopes);
    }

    /** Of a plan that is made nobody is told, and no ordinance presumes that it is wanted. */
    static Optional<Consent.Answer> making(String cell) {
        return Optional.ofNullable(ANSWERS.get(Heading.folded(cell)))
                .filter(answer -> answer != Consent.Answer.PRESUMED);
    }

    /** As {@link #shared} reads it. */
    static String written(Map<ConsentScope, Consent> standing) {
        Map<Consent.Answer, List<ConsentScope>> byAnswer = standing.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().answer(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byAnswer.entrySet().stream()
                .map(entry -> entry.getValue().size() == ConsentScope.values().length
                        ? word(entry.getKey())
                        : word(entry.getKey()) + "（" + words(entry.getValue()) + "）")
                .collect(Collectors.joining("、"));
    }

    private static String words(Collection<ConsentScope> scopes) {
        return scopes.stream().map(ConsentWords::word).collect(Collectors.joining("・"));
    }

    static String word(Consent.Answer answer) {
        return switch (answer) {
            case CONSENTED -> "同意";
            case REFUSED -> "不同意";
            case NO_ANSWER -> "未回答";
            case PRESUMED -> "条例による推定";
        };
    }

    /** Nobody's is left out. */
    static String word(Consent.From from) {
        return switch (from) {
            case PERSON -> "本人";
            case FAMILY -> "家族";
            case GUARDIAN -> "後見人など";
            case NOBODY -> "";
        };
    }

    static String word(Consent.Manner manner) {
        return switch (manner) {
            case FORM -> "書面";
            case TALK -> "面談";
            case PHONE -> "電話";
            case POST -> "郵送";
            case ORDINANCE -> "条例";
        };
    }

    private static String word(ConsentScope scope) {
        return switch (scope) {
            case CARE_MANAGERS -> "ケアマネジャー";
            case MEDICAL_VISITORS -> "訪問看護";
            case PROVIDERS -> "サービス事業所";
            case SUPPORTERS -> "地域の支援者";
        };
    }
}
