package jp.anpi.safety.matching;

/** One part of a name against all rows; each different word of the register is compared at most once for a question. */
final class PartComparison {

    private static final byte NOT_COMPARED = 0;
    private static final byte ALIKE = 1;
    private static final byte DIFFERENT = 2;
    /** Kana against kanji: only a reading could tell. */
    private static final byte OTHER_SCRIPT = 3;

    private final Part part;
    private final boolean kana;
    private final Words words;
    private final Words sounds;
    private final int exact;
    private final int sameSound;
    private final byte[] likeWords;
    private final byte[] likeSounds;

    PartComparison(Part part, Words words, Words sounds) {
        this.part = part;
        this.kana = part.kana();
        this.words = words;
        this.sounds = sounds;
        this.exact = words.find(part.folded());
        this.sameSound = part.sound().isEmpty() ? Words.UNKNOWN : sounds.find(part.sound());
        this.likeWords = new byte[words.size()];
        this.likeSounds = new byte[part.sound().isEmpty() ? 0 : sounds.size()];
    }

    /** @param word and {@code sound} are numbers of words; 0 is the empty one, which says nothing */
    Agreement with(int word, int raw, int sound) {
        if (part.folded().isEmpty() || word == 0) {
            return Agreement.MISSING;
        }
        Agreement heard = heard(sound);
        if (word == exact) {
            boolean otherReading = heard == Agreement.CONFLICT && !kana;
            return otherReading ? Agreement.PARTIAL : raw == part.raw() ? Agreement.EXACT : Agreement.FOLDED;
        }
        if (heard.agrees() || heard == Agreement.PARTIAL) {
            return heard;
        }
        return switch (written(word)) {
            case ALIKE -> Agreement.PARTIAL;
            case OTHER_SCRIPT -> heard;
            default -> Agreement.CONFLICT;
        };
    }

    private byte written(int word) {
        if (likeWords[word] == NOT_COMPARED) {
            String known = words.word(word);
            boolean alike = Likeness.alike(part.folded(), known);
            likeWords[word] = alike ? ALIKE : kana == Kana.only(known) ? DIFFERENT : OTHER_SCRIPT;
        }
        return likeWords[word];
    }

    private Agreement heard(int sound) {
        if (part.sound().isEmpty() || sound == 0) {
            return Agreement.MISSING;
        }
        if (sound == sameSound) {
            return Agreement.KANA;
        }
        if (likeSounds[sound] == NOT_COMPARED) {
            likeSounds[sound] = Likeness.alike(part.sound(), sounds.word(sound)) ? ALIKE : DIFFERENT;
        }
        return likeSounds[sound] == ALIKE ? Agreement.PARTIAL : Agreement.CONFLICT;
    }
}
