package jp.anpi.registry.sheet;

/** Counts lines that are UTF-8 and lines that are not; lines in ASCII alone are neither. */
final class Utf8Lines {

    private long fitting;
    private long others;

    /** Of the line that is being read. */
    private boolean wide;

    private boolean wrong;

    /** How many bytes the character still has, and between what its next one must be. */
    private int left;

    private int least;
    private int most;

    void next(byte one) {
        int value = one & 0xFF;
        if (value == '\n' || value == '\r') {
            endOfLine();
        } else if (left > 0) {
            wrong |= value < least || value > most;
            left--;
            expect(left, 0x80, 0xBF);
        } else if (value >= 0x80) {
            wide = true;
            begin(value);
        }
    }

    /** Also where all of it is ASCII; the end of the text is the end of a line. */
    boolean areMostlyUtf8() {
        endOfLine();
        return others == 0 || fitting > others;
    }

    private void endOfLine() {
        if (wrong || left > 0) {
            others++;
        } else if (wide) {
            fitting++;
        }
        wide = false;
        wrong = false;
        left = 0;
    }

    /** The first byte of a character; the shortest way to write it counts, and halves of pairs are none. */
    private void begin(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            expect(1, 0x80, 0xBF);
        } else if (first >= 0xE0 && first <= 0xEF) {
            expect(2, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        } else if (first >= 0xF0 && first <= 0xF4) {
            expect(3, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        } else {
            wrong = true;
        }
    }

    private void expect(int bytes, int from, int to) {
        left = bytes;
        least = from;
        most = to;
    }
}
