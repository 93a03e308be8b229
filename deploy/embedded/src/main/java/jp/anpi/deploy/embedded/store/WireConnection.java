package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: takes a command, runs it on a worker, answers, and only then takes the next. Logs no content of commands. */
final class WireConnection extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(WireConnection.class);
    private static final AtomicInteger REPLIES = new AtomicInteger();

    private final StoreBackend backend;
    private final Journal journal;
    private final ExecutorService workers;
    private final Deque<ClientRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    WireConnection(StoreBackend backend, Journal journal, ExecutorService workers) {
        this.backend = backend;
        this.journal = journal;
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        waiting.add(request);
        runNext(context.channel());
    }

    private void runNext(Channel channel) {
        if (busy || waiting.isEmpty()) return;
        busy = true;
        ClientRequest request = waiting.remove();
        try {
            workers.execute(() -> run(channel, request));
        } catch (RejectedExecutionException closing) {
            channel.close();
        }
    }

    private void run(Channel channel, ClientRequest request) {
        Document command =
                request instanceof MongoQuery query ? unwrap(query.getQuery()) : ((MongoMessage) request).getDocument();
        String name = command.keySet().iterator().next();
        Document answer;
        try {
            answer = backend.handleCommand(channel, request.getDatabaseName(), name, command);
        } catch (MongoServerException e) {
            reply(channel, request, error(e));
            return;
        } catch (RuntimeException e) {
            logFailure(name, e);
            reply(
                    channel,
                    request,
                    error(new MongoServerError(
                            1,
                            "InternalError",
                            "The embedded store could not carry out " + name + " ("
                                    + e.getClass().getSimpleName() + ")")));
            return;
        }
        if (!StoreBackend.wantsJournal(name, command)) {
            reply(channel, request, answer);
        } else {
            journal.durable()
                    .whenComplete((_, failure) -> reply(channel, request, failure == null ? answer : error(failure)));
        }
    }

    private static Document unwrap(Document query) {
        return query.get("$query") instanceof Document wrapped ? wrapped : query;
    }

    private void reply(Channel channel, ClientRequest request, Document answer) {
        MessageHeader header =
                new MessageHeader(REPLIES.incrementAndGet(), request.getHeader().getRequestID());
        Object message = request instanceof MongoQuery
                ? new MongoReply(header, List.of(answer), 0)
                : new MongoMessage(channel, header, answer);
        channel.eventLoop().execute(() -> {
            channel.writeAndFlush(message);
            busy = false;
            runNext(channel);
        });
    }

    private static Document error(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        Document error = new Document("ok", 0.0);
        if (cause instanceof MongoServerException known) error.append("errmsg", known.getMessageWithoutErrorCode());
        else
            error.append(
                    "errmsg", "The embedded store failed (" + cause.getClass().getSimpleName() + ")");
        if (cause instanceof MongoServerError coded) {
            error.append("code", coded.getCode());
            if (coded.getCodeName() != null) error.append("codeName", coded.getCodeName());
        }
        return error;
    }

    /** The message of the exception may quote a document, so only its kind and place are kept. */
    private static void logFailure(String command, RuntimeException e) {
        IllegalStateException withoutContent =
                new IllegalStateException(e.getClass().getName());
        withoutContent.setStackTrace(e.getStackTrace());
        log.error("The command {} failed inside of the embedded store", command, withoutContent);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        waiting.clear();
        backend.handleClose(context.channel());
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.warn(
                "A client's message could not be read ({}): its connection is closed",
                cause.getClass().getName());
        context.close();
    }
}
