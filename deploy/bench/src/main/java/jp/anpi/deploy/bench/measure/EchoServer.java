package jp.anpi.deploy.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The least a server can do with a report: reads the body and answers 202. A process of its own; ends with its parent. */
public final class EchoServer {
    private EchoServer() {}

    /** Prints its port on the first line and serves until its input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .then(Mono.defer(() -> response.status(202).send().then())))
                .bindNow();
        out.println(server.port());
        while (System.in.read() >= 0) out.flush();
        server.disposeNow();
    }
}
