package jp.anpi.registry.importing.run;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import reactor.core.publisher.Mono;

/** What becomes of the lists of one kind. */
public interface Taking<C extends Enum<C> & ListColumn> {

    /** Each kind has one taking. */
    ListKind kind();

    /** What may stand in such a list. */
    Class<C> columns();

    /**
     * What is to be done.
     *
     * @param brokenOff imports that did not come to their end: what they noted need not be there
     * @param onlyLooking the same counts, and nothing is changed
     */
    record Order<C extends Enum<C> & ListColumn>(
            UUID id, ListFile<C> list, Sender sender, Set<UUID> brokenOff, boolean onlyLooking) {

        /** What can be taken back once this was done. */
        public Newest run() {
            return new Newest(id, brokenOff);
        }
    }

    /** From here on this import may change something, and what came before what broke off can no longer be taken back. */
    Mono<Void> begin(Newest run);

    /** Completes when the list is read whole; the tally counts meanwhile. */
    Mono<Void> run(Order<C> order, Tally tally);

    /**
     * Makes what an import changed what it was, and what broke off before it. Unless it came to be whole it can be done once more.
     *
     * @param sight of whoever wants it: what they may not see is not theirs to change by this way either
     */
    Mono<Taken> back(Newest run, Sight sight);

    /**
     * What taking back came to.
     *
     * @param kept what was changed since and stays
     * @param waiting people whom an incident may ask about; they stay, with all that is theirs, as long as one may
     * @param why it may, when somebody waits
     */
    record Taken(long back, long kept, long waiting, Optional<Problem> why) {

        /** Nothing of it. */
        public static final Taken NOTHING = new Taken(0, 0);

        /** Where nobody waits. */
        public Taken(long back, long kept) {
            this(back, kept, 0, Optional.empty());
        }

        /** Where all wait. */
        public static Taken waiting(long people, Problem why) {
            return new Taken(0, 0, people, Optional.of(why));
        }

        /** Both together. */
        public Taken and(Taken more) {
            return new Taken(back + more.back, kept + more.kept, waiting + more.waiting, more.why.or(() -> why));
        }

        /** Whether nothing is left to be done once more. */
        public boolean isWhole() {
            return waiting == 0;
        }
    }
}
