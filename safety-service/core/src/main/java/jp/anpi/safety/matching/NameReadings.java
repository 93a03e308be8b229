package jp.anpi.safety.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All ways to read a name, for people write it with and without a space and in either order. Where a name without a space
 * is to be divided, the names in the register tell.
 */
final class NameReadings {

    private static final int MOST = 12;
    private static final int LONGEST_UNDIVIDED = 24;
    private static final List<String> HONORIFICS = List.of("様", "サマ", "サン", "殿", "氏");

    private final Rows rows;
    private final List<NameReading> found = new ArrayList<>();

    private NameReadings(Rows rows) {
        this.rows = rows;
    }

    static List<NameReading> of(Optional<String> name, Optional<String> kana, Rows rows) {
        var readings = new NameReadings(rows);
        var sounds = kana.map(FoldedName::words).orElse(List.of());
        name.ifPresent(raw -> readings.read(withoutHonorific(FoldedName.words(raw)), Shadow.rawWords(raw)));
        if (sounds.size() == 2) {
            readings.found.replaceAll(reading -> reading.undivided()
                    ? reading
                    : new NameReading(
                            reading.surname().withSound(Kana.sound(sounds.get(0))),
                            reading.given().withSound(Kana.sound(sounds.get(1)))));
        }
        kana.ifPresent(raw -> readings.read(withoutHonorific(sounds), Shadow.rawWords(raw)));
        return readings.found.stream().distinct().limit(MOST).toList();
    }

    private static List<String> withoutHonorific(List<String> words) {
        if (words.isEmpty()) {
            return words;
        }
        String last = words.getLast();
        for (String honorific : HONORIFICS) {
            boolean alone = last.equals(honorific) && words.size() > 1;
            if (alone || (last.endsWith(honorific) && last.length() > honorific.length() + 1)) {
                var plain = new ArrayList<>(words);
                plain.removeLast();
                if (!alone) {
                    plain.add(last.substring(0, last.length() - honorific.length()));
                }
                return plain;
            }
        }
        return words;
    }

    private void read(List<String> words, String[] raw) {
        if (words.size() == 1) {
            divide(words.getFirst(), raw[0].length() == words.getFirst().length() ? raw[0] : "");
        } else if (words.size() == 2) {
            add(Part.of(words.get(0), hash(raw, 0)), Part.of(words.get(1), hash(raw, 1)));
            add(Part.of(words.get(1), hash(raw, 1)), Part.of(words.get(0), hash(raw, 0)));
            undivided(words.get(0) + words.get(1), 0);
        } else if (words.size() > 2) {
            ofManyWords(words);
        }
    }

    private static int hash(String[] raw, int word) {
        return word < raw.length ? raw[word].hashCode() : 0;
    }

    /** A foreign name: any of its ends may be the family name. */
    private void ofManyWords(List<String> words) {
        var folded = new ArrayList<FoldedName>();
        folded.add(FoldedName.ofWords(words));
        var turned = new ArrayList<>(words.subList(words.size() - 1, words.size()));
        turned.addAll(words.subList(0, words.size() - 1));
        folded.add(FoldedName.ofWords(turned));
        for (var name : folded) {
            add(Part.of(name.surname(), 0), Part.of(name.given(), 0));
        }
    }

    private void divide(String word, String raw) {
        undivided(word, raw.hashCode());
        if (word.length() > LONGEST_UNDIVIDED) {
            return;
        }
        int best = 0;
        var cuts = new ArrayList<Integer>();
        for (int cut = 1; cut < word.length(); cut++) {
            int known = Math.max(known(word.substring(0, cut), word.substring(cut)), 1);
            if (known > best) {
                cuts.clear();
                best = known;
            }
            if (known == best) {
                cuts.add(cut);
            }
        }
        if (best <= 1) {
            cuts.clear();
            cuts.add(Kana.only(word) ? (word.length() + 1) / 2 : Math.min(2, word.length() - 1));
        }
        for (int cut : cuts) {
            if (cut > 0) {
                var first = Part.of(
                        word.substring(0, cut),
                        raw.isEmpty() ? 0 : raw.substring(0, cut).hashCode());
                var second = Part.of(
                        word.substring(cut),
                        raw.isEmpty() ? 0 : raw.substring(cut).hashCode());
                add(first, second);
                add(second, first);
            }
        }
    }

    /** 4 where the register knows both parts, in either order; 2 where it knows one. */
    private int known(String first, String second) {
        int straight = knownSurname(first) + knownGiven(second);
        int turned = knownSurname(second) + knownGiven(first);
        return Math.max(straight, turned);
    }

    private int knownSurname(String part) {
        boolean known = rows.surnames.find(part) != Words.UNKNOWN
                || (Kana.only(part) && rows.surnameSounds.find(Kana.sound(part)) != Words.UNKNOWN);
        return known ? 2 : 0;
    }

    private int knownGiven(String part) {
        boolean known = rows.givens.find(part) != Words.UNKNOWN
                || (Kana.only(part) && rows.givenSounds.find(Kana.sound(part)) != Words.UNKNOWN);
        return known ? 2 : 0;
    }

    private void undivided(String word, int raw) {
        add(Part.of(word, raw), Part.NOT_SAID);
    }

    private void add(Part surname, Part given) {
        found.add(new NameReading(surname, given));
    }
}
