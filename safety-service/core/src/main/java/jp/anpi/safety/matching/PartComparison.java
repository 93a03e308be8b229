package jp.anpi.safety.matching;

/** One part of a name against all rows; each different word of the register is compared at most once for a question. */
final class PartComparison {

    private static final byte NOT_COMPARED = 0;
    private static final byte ALIKE = 1;
    private static final byte DIFFERENT = 2;

    private final Part part;
    private final Words words;
    private final Words sounds;
    private final int exact;
    private final int sameSound;
    private final byte[] likeWords;
    private final byte[] likeSounds;

    PartComparison(Part part, Words words, Words sounds) {
        this.part = part;
        this.words = words;
        this.sounds = sounds;
        this.exact = words.find(part.folded());
        this.sameSound = part.sound().isEmpty() ? Words.UNKNOWN : sounds.find(part.sound());
        this.likeWords = new byte[words.size()];
        this.likeSounds = new byte[part.sound().isEmpty() ? 0 : sounds.size()];
    }

    boolean isSaid() {
        return !part.folded().isEmpty();
    }

    /** @param word and {@code sound} are numbers of words; 0 is the empty one, which says nothing */
    Agreement with(int word, int raw, int sound) {
        if (!isSaid() || word == 0) {
            return Agreement.MISSING;
        }
        Agreement heard = heard(sound);
        if (word == exact) {
            boolean otherReading = heard == Agreement.CONFLICT && !part.kana();
            return otherReading ? Agreement.PARTIAL : raw == part.raw() ? Agreement.EXACT : Agreement.FOLDED;
        }
        if (heard.agrees() || heard == Agreement.PARTIAL) {
            return heard;
        }
        if (like(likeWords, word, words.word(word), part.folded())) {
            return Agreement.PARTIAL;
        }
        boolean otherScript = part.kana() != Kana.only(words.word(word));
        return heard == Agreement.MISSING && otherScript ? Agreement.MISSING : Agreement.CONFLICT;
    }

    private Agreement heard(int sound) {
        if (part.sound().isEmpty() || sound == 0) {
            return Agreement.MISSING;
        }
        if (sound == sameSound) {
            return Agreement.KANA;
        }
        return like(likeSounds, sound, sounds.word(sound), part.sound()) ? Agreement.PARTIAL : Agreement.CONFLICT;
    }

    private static boolean like(byte[] known, int id, String word, String said) {
        if (known[id] == NOT_COMPARED) {
            known[id] = Likeness.alike(said, word) ? ALIKE : DIFFERENT;
        }
        return known[id] == ALIKE;
    }
}
