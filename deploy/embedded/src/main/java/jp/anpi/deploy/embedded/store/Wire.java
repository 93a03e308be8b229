package jp.anpi.deploy.embedded.store;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The MongoDB wire protocol on 127.0.0.1. The threads that read and write sockets run nothing that may take long. Commands that read and commands that
 * write have workers of their own, so that scans never keep a write waiting, nor writers that wait for each other a read.
 */
final class Wire implements AutoCloseable {

    private final EventLoopGroup sockets =
            new MultiThreadIoEventLoopGroup(2, Threads.named("store-wire"), NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ExecutorService readers;
    private final ExecutorService writers;
    private final Channel listening;

    Wire(StoreBackend backend, Disk disk, StoreSettings settings) {
        readers = pool(settings.workers() / 2, "store-read");
        writers = pool(settings.workers() / 2, "store-write");
        ServerBootstrap server = new ServerBootstrap()
                .group(sockets)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 512)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        clients.add(channel);
                        channel.pipeline()
                                .addLast(new WireDecoder())
                                .addLast(new WireConnection(backend, disk.journal(), readers, writers));
                    }
                });
        ChannelFuture bound =
                server.bind(new InetSocketAddress("127.0.0.1", settings.port())).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close(sockets);
            readers.shutdown();
            writers.shutdown();
            throw new StorePortException(settings.port(), bound.cause());
        }
        listening = bound.channel();
    }

    private static ExecutorService pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Threads.named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Stops listening, lets running commands end, and answers them. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        readers.close();
        writers.close();
        clients.close().awaitUninterruptibly();
        close(sockets);
    }

    private static void close(EventLoopGroup group) {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
