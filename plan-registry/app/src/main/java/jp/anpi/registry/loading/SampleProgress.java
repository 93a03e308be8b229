package jp.anpi.registry.loading;

/** How far the made-up people have come, for a screen or a console to show. */
public sealed interface SampleProgress {

    /** Not yet known whether there is anything to do. */
    record Looking() implements SampleProgress {}

    /** There is nothing to make: none was wanted, or the registry has people already. */
    record NothingToDo() implements SampleProgress {}

    /**
     * Being made.
     *
     * @param place the made-up place's name
     * @param done people there for certain, of {@code total}
     */
    record Making(String place, int done, int total) implements SampleProgress {}

    /** Whole, in this start or an earlier one. */
    record Whole(String place, int total) implements SampleProgress {}

    /** Whether nothing more will come. */
    default boolean isFinal() {
        return switch (this) {
            case Looking _, Making _ -> false;
            case NothingToDo _, Whole _ -> true;
        };
    }
}
