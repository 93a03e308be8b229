package jp.anpi.registry.printing;

import java.time.Instant;
import java.util.UUID;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** One file on its way. It belongs to the account that asked for it, in the role it then had: what it shows depends on that. */
final class PrintJob {

    /** Where it is. */
    sealed interface State {

        record Running() implements State {}

        /** @param until it waits to be fetched */
        record Done(PrintRun.Made made, Instant until) implements State {}

        record Failed(Problem why, Instant until) implements State {}
    }

    private final UUID id = UUID.randomUUID();
    private final PrintOrder order;
    private final Imprint imprint;
    private final AccountId owner;
    private final Progress progress = new Progress();
    private final Disposable.Swap work = Disposables.swap();
    private volatile State state = new State.Running();
    private boolean ended;

    PrintJob(PrintOrder order, Imprint imprint, AccountId owner) {
        this.order = order;
        this.imprint = imprint;
        this.owner = owner;
    }

    UUID id() {
        return id;
    }

    PrintOrder order() {
        return order;
    }

    /** What stands at the foot of its pages. */
    Imprint imprint() {
        return imprint;
    }

    Progress progress() {
        return progress;
    }

    State state() {
        return state;
    }

    boolean isOf(AccountId account, Role role) {
        return owner.equals(account) && order.reader() == role;
    }

    boolean isOwnedBy(AccountId account) {
        return owner.equals(account);
    }

    /** What has to stop when the job ends. */
    void works(Disposable running) {
        work.update(running);
    }

    /** Whether that is still wanted; what is made for a job that has ended is closed. */
    synchronized void reached(State next) {
        if (ended) {
            close(next);
        } else {
            state = next;
        }
    }

    /** Stops the work and removes the file; harmless when repeated. */
    void end() {
        work.dispose();
        State last;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            last = state;
        }
        close(last);
    }

    private static void close(State state) {
        if (state instanceof State.Done(PrintRun.Made made, Instant _)) {
            made.file().close();
        }
    }
}
