package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.MongoServerNotYetImplementedException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: takes a command, runs it on a worker, answers, and only then takes the next. Logs no content of commands. */
final class WireConnection extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(WireConnection.class);

    private final StoreBackend backend;
    private final Journal journal;
    private final ExecutorService readers;
    private final ExecutorService writers;
    private final Deque<ClientRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    WireConnection(StoreBackend backend, Journal journal, ExecutorService readers, ExecutorService writers) {
        this.backend = backend;
        this.journal = journal;
        this.readers = readers;
        this.writers = writers;
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
        Document command = commandOf(request);
        String name = command.isEmpty() ? "" : command.keySet().iterator().next();
        try {
            switch (StoreBackend.effort(name)) {
                case INSTANT -> run(channel, request, name, command);
                case READ -> readers.execute(() -> run(channel, request, name, command));
                case WRITE -> writers.execute(() -> run(channel, request, name, command));
            }
        } catch (RejectedExecutionException closing) {
            var _ = channel.close();
        }
    }

    private static Document commandOf(ClientRequest request) {
        return request instanceof MongoQuery query ? unwrap(query.getQuery()) : ((MongoMessage) request).getDocument();
    }

    private void run(Channel channel, ClientRequest request, String name, Document command) {
        ByteBuf answer;
        try {
            if (name.equals(WireDecoder.UNREADABLE)) throw Refusals.unsupported(Fields.text(command, name));
            Document result = backend.handleCommand(channel, request.getDatabaseName(), name, command);
            answer = WireReply.encode(channel.alloc(), request, result);
        } catch (MongoServerException e) {
            reply(channel, error(channel, request, e));
            return;
        } catch (RuntimeException e) {
            logFailure(name, e);
            reply(channel, error(channel, request, e));
            return;
        }
        if (!StoreBackend.wantsJournal(name, command)) {
            reply(channel, answer);
        } else {
            var _ = journal.durable().whenComplete((_, failure) -> {
                if (failure != null) answer.release();
                reply(channel, failure == null ? answer : error(channel, request, failure));
            });
        }
    }

    private static Document unwrap(Document query) {
        return query.get("$query") instanceof Document wrapped ? wrapped : query;
    }

    private void reply(Channel channel, ByteBuf answer) {
        channel.eventLoop().execute(() -> {
            var _ = channel.writeAndFlush(answer);
            busy = false;
            if (channel.isActive()) runNext(channel);
            else backend.handleClose(channel);
        });
    }

    private static ByteBuf error(Channel channel, ClientRequest request, Throwable failure) {
        return WireReply.encode(channel.alloc(), request, error(failure));
    }

    private static Document error(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> error(wrapped.getCause());
            case MongoServerError known ->
                error(known.getCode(), known.getCodeName(), known.getMessageWithoutErrorCode());
            case MongoServerNotYetImplementedException missing ->
                error(115, "CommandNotSupported", missing.getMessageWithoutErrorCode());
            case MongoServerException other -> error(2, "BadValue", other.getMessageWithoutErrorCode());
            default ->
                error(
                        1,
                        "InternalError",
                        "The embedded store could not do this ("
                                + failure.getClass().getSimpleName() + ")");
        };
    }

    private static Document error(int code, @Nullable String name, String message) {
        Document error = new Document("ok", 0.0).append("errmsg", message).append("code", code);
        return name == null ? error : error.append("codeName", name);
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
        var _ = context.close();
    }
}
