package jp.anpi.deploy.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** The threads on which the store's answers arrive: as many as there are cores, gone at once when the process ends. */
final class StoreConnection implements AutoCloseable {

    private static final long LONGEST_END = 2;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors()), NioIoHandler.newFactory());
    private final MongoClientSettings settings;

    StoreConnection(String uri) {
        settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .transportSettings(
                        TransportSettings.nettyBuilder().eventLoopGroup(threads).build())
                .build();
    }

    MongoClientSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, LONGEST_END, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
