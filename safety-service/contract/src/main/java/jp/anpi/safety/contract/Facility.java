package jp.anpi.safety.contract;

import java.util.Optional;

/**
 * 安全確保. How an office stands. A figure that is empty was not told; 0 was told.
 *
 * @param staff who can work now
 * @param stockDays days that food, water and supplies last; the city asks for three
 * @param freePlaces people it could take in overnight
 * @param present clients who are in the house now; 0 is the nil report 対象0名
 * @param unconfirmed clients of the office whom it has not confirmed yet; 0 is the nil report 全員確認済
 * @param notes at most 500 characters
 */
public record Facility(
        Status status,
        Optional<Integer> staff,
        Optional<Integer> stockDays,
        Optional<Integer> freePlaces,
        Optional<Integer> present,
        Optional<Integer> unconfirmed,
        Optional<String> notes) {

    /** Whether it works. */
    public enum Status {
        OPEN,
        REDUCED,
        CLOSED
    }
}
