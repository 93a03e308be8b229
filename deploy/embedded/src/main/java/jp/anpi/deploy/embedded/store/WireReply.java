package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as bytes; made on the worker, so that an answer that cannot be encoded becomes an error and large ones do not occupy a socket thread. */
final class WireReply {

    private static final int OP_REPLY = 1;
    private static final int OP_MSG = 2013;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private WireReply() {}

    static ByteBuf encode(ByteBufAllocator memory, ClientRequest request, Document answer) {
        ByteBuf reply = memory.buffer();
        try {
            boolean legacy = request instanceof MongoQuery;
            reply.writeIntLE(0)
                    .writeIntLE(NUMBERS.incrementAndGet())
                    .writeIntLE(request.getHeader().getRequestID())
                    .writeIntLE(legacy ? OP_REPLY : OP_MSG)
                    .writeIntLE(0);
            if (legacy) reply.writeLongLE(0).writeIntLE(0).writeIntLE(1);
            else reply.writeByte(0);
            BsonEncoder.encodeDocument(answer, reply);
            return reply.setIntLE(0, reply.writerIndex());
        } catch (RuntimeException e) {
            reply.release();
            throw e;
        }
    }
}
