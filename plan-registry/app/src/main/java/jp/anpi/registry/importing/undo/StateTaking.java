package jp.anpi.registry.importing.undo;

import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.store.DeclaresIndexes;
import reactor.core.publisher.Mono;

/** Lists that change states, and nothing that could not be taken back with them. */
public abstract class StateTaking<C extends Enum<C> & ListColumn, T> implements Taking<C>, DeclaresIndexes {

    private final ListKind kind;
    private final Class<C> columns;
    protected final StateChanges<T> changes;

    protected StateTaking(ListKind kind, Class<C> columns, StateChanges<T> changes) {
        this.kind = kind;
        this.columns = columns;
        this.changes = changes;
    }

    @Override
    public final ListKind kind() {
        return kind;
    }

    @Override
    public final Class<C> columns() {
        return columns;
    }

    @Override
    public final Mono<Void> createIndexes() {
        return changes.createIndexes();
    }

    @Override
    public final Mono<Void> begin(Newest run) {
        return changes.begin(run);
    }
}
