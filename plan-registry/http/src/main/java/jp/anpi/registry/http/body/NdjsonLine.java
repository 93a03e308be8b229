package jp.anpi.registry.http.body;

/** One line of a body, by its number counted from 1 with blank lines counted; blank lines themselves are left out. */
public sealed interface NdjsonLine {

    int number();

    /**
     * The line's exact bytes without its line end (LF or CR LF).
     *
     * @param bytes owned by the receiver
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(int number, byte[] bytes) implements NdjsonLine {}

    /** A line longer than allowed; its bytes were dropped while they came in. */
    record TooLong(int number) implements NdjsonLine {}
}
