package jp.anpi.registry.importing.list;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.anpi.registry.importing.list.RowFault.Reason;

/** What is registered and fits what a list says: only one of it can be meant. */
public final class Fitting {

    private Fitting() {}

    /** The only one; else the reason goes to whoever asked. */
    public static <T> Optional<T> only(List<T> fitting, Consumer<Reason> wrong) {
        if (fitting.size() == 1) {
            return Optional.of(fitting.getFirst());
        }
        wrong.accept(fitting.isEmpty() ? Reason.NOT_REGISTERED : Reason.SEVERAL);
        return Optional.empty();
    }
}
