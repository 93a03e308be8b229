package jp.anpi.registry.printing;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.printing.Markup.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes PDFs on one thread of its own, so that no printing slows a report down. Turns are taken in order; a file of many sheets
 * takes many turns, so that two files grow side by side. When too many wait, the next is refused (503).
 */
final class Press implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Scheduler thread;

    /** Read at the first turn, by the one thread. */
    private @Nullable Typeface typeface;

    Press(String name, int waiting) {
        thread = Schedulers.newBoundedElastic(1, waiting, "printing-" + name);
    }

    /** Sheets as one tagged PDF. */
    Mono<byte[]> print(String title, SheetPage.Layout layout, Supplier<List<Tag>> sheets) {
        return turn(() -> make(title, layout, sheets));
    }

    /** Binds more sheets into a book. */
    Mono<Void> bind(Book book, String title, SheetPage.Layout layout, Supplier<List<Tag>> sheets) {
        return turn(() -> {
                    book.add(make(title, layout, sheets));
                    return book;
                })
                .then();
    }

    /** Something else that belongs on that thread. */
    <T> Mono<T> turn(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(thread)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.unavailable(SOON).refused(full));
    }

    private byte[] make(String title, SheetPage.Layout layout, Supplier<List<Tag>> sheets) throws IOException {
        Typeface known = typeface;
        Typeface shown = known == null ? Founts.together() : known;
        typeface = shown;
        return SheetPage.pdf(
                title,
                sheets.get().stream()
                        .map(sheet -> Typesetting.set(sheet, shown))
                        .toList(),
                layout);
    }

    @Override
    public void close() {
        thread.dispose();
    }
}
