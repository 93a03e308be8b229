package jp.anpi.deploy.bench.measure;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import org.HdrHistogram.Histogram;

/**
 * From the acknowledgement of a report to the frame of the board that shows it. Each report confirms somebody who was silent;
 * so the frame after which n more are confirmed is the one that shows the n-th report, counted in the order of the
 * acknowledgements. Several send, since one sender who waits for each acknowledgement is no city.
 */
public final class AckToFrame {
    private static final int SENDERS = 16;
    private static final Duration LATEST_FRAME = Duration.ofSeconds(30);

    private final Session session;
    private final int perSecond;
    private final int viewers;
    private final Duration measured;
    private final InstantSource clock;
    private final Ticker ticker;

    public AckToFrame(
            Session session, int perSecond, int viewers, Duration measured, InstantSource clock, Ticker ticker) {
        this.session = session;
        this.perSecond = perSecond;
        this.viewers = viewers;
        this.measured = measured;
        this.clock = clock;
        this.ticker = ticker;
    }

    public Table run() {
        Table table = new Table("ack-to-frame: from the acknowledgement to the board's frame");
        session.notes().forEach(table::note);
        IncidentId incident = session.openDrill("bench ack-to-frame");
        List<PersonId> silent = session.product().checks(incident).stream()
                .filter(check -> check.state() == CheckState.SILENT && check.group() == PriorityGroup.GENERAL)
                .map(Check::person)
                .toList();
        int reports = (int) Math.min(silent.size(), perSecond * measured.toSeconds());
        table.note(reports + " reports, " + perSecond + " a second, " + viewers + " viewers of whom one is measured");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build()) {
            table.add(watched(client, threads, incident, silent.subList(0, reports)));
        } finally {
            threads.shutdownNow();
        }
        session.product().close(incident);
        return table;
    }

    // the streams never end by themselves, and the client waits for every exchange when it closes
    private Row watched(HttpClient client, ExecutorService threads, IncidentId incident, List<PersonId> people) {
        List<BoardStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < viewers; i++) streams.add(BoardStream.open(client, session, incident));
            streams.stream().skip(1).forEach(stream -> threads.execute(stream::drain));
            return measure(incident, people, streams.getFirst(), threads);
        } finally {
            streams.forEach(BoardStream::close);
        }
    }

    private Row measure(IncidentId incident, List<PersonId> people, BoardStream measuredView, ExecutorService threads) {
        AtomicLongArray acknowledged = new AtomicLongArray(people.size());
        AtomicLongArray shown = new AtomicLongArray(people.size());
        AtomicLong frames = new AtomicLong();
        AtomicLong already = new AtomicLong(-1);
        AtomicLong seen = new AtomicLong();
        threads.execute(() -> measuredView.follow(confirmed -> {
            long now = ticker.nanos();
            frames.incrementAndGet();
            if (already.compareAndSet(-1, confirmed)) return;
            long more = Math.min(people.size(), confirmed - already.get());
            for (long n = seen.get(); n < more; n++) shown.set((int) n, now);
            seen.accumulateAndGet(more, Math::max);
        }));
        await(() -> already.get() >= 0, "the stream does not begin with a snapshot");
        long start = ticker.nanos();
        send(incident, people, start, acknowledged, threads);
        long sentIn = ticker.nanos() - start;
        await(() -> seen.get() >= people.size(), "not every report is shown on the board");
        long[] inOrder = IntStream.range(0, people.size())
                .mapToLong(acknowledged::get)
                .sorted()
                .toArray();
        Histogram delay = new Histogram(120_000_000, 3);
        for (int n = 0; n < people.size(); n++) delay.recordValue(Math.max(0, shown.get(n) - inOrder[n]) / 1000);
        return Row.of()
                .with("viewers", viewers)
                .with("reports", people.size())
                .with("reports/s", people.size() * 1e9 / sentIn)
                .with("frames", frames.get())
                .with("p50 ms", delay.getValueAtPercentile(50) / 1000.0)
                .with("p99 ms", delay.getValueAtPercentile(99) / 1000.0)
                .with("max ms", delay.getMaxValue() / 1000.0);
    }

    /** Each sender takes every so many-th report, at its moment. */
    private void send(
            IncidentId incident,
            List<PersonId> people,
            long start,
            AtomicLongArray acknowledged,
            ExecutorService threads) {
        List<Callable<Void>> senders = IntStream.range(0, SENDERS)
                .mapToObj(first -> (Callable<Void>) () -> {
                    for (int n = first; n < people.size(); n += SENDERS) {
                        long due = start + n * 1_000_000_000L / perSecond;
                        if (session.stop().within(Duration.ofNanos(Math.max(0, due - ticker.nanos()))))
                            throw new ProductFailure("stopped");
                        PlainReport.send(session.product(), incident, people.get(n), clock.instant());
                        acknowledged.set(n, ticker.nanos());
                    }
                    return null;
                })
                .toList();
        try {
            for (Future<Void> sender : threads.invokeAll(senders)) sender.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProductFailure failure) throw failure;
            throw new ProductFailure("a sender failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFailure("stopped", stopped);
        }
    }

    private void await(BooleanSupplier condition, String otherwise) {
        long end = ticker.nanos() + LATEST_FRAME.toNanos();
        while (!condition.getAsBoolean()) {
            if (ticker.nanos() > end) throw new ProductFailure(otherwise);
            if (session.stop().within(Duration.ofMillis(5))) throw new ProductFailure("stopped");
        }
    }
}
