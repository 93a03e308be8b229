package jp.anpi.deploy.drills.play;

import java.util.Optional;
import java.util.function.Supplier;
import jp.anpi.deploy.drills.product.ProductFailure;

/** Asks the product when first needed and remembers the answer, or that there was none. Used by one thread. */
final class Once<T> {
    private final Supplier<T> ask;
    private Optional<T> answer = Optional.empty();
    private Optional<ProductFailure> failure = Optional.empty();

    Once(Supplier<T> ask) {
        this.ask = ask;
    }

    T get() {
        if (failure.isPresent()) throw failure.get();
        if (answer.isEmpty()) {
            try {
                answer = Optional.of(ask.get());
            } catch (ProductFailure failed) {
                failure = Optional.of(failed);
                throw failed;
            }
        }
        return answer.get();
    }
}
