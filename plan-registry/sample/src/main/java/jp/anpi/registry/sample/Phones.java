package jp.anpi.registry.sample;

/** Telephone numbers that cannot reach anybody: their exchange 0000 is given to no subscriber. */
final class Phones {

    private Phones() {}

    static String mobile(int number) {
        return "090-0000-%04d".formatted(Math.floorMod(number, 10_000));
    }

    static String landline(int number) {
        return "04-0000-%04d".formatted(Math.floorMod(number, 10_000));
    }
}
