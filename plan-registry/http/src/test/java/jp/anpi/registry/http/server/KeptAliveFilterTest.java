package jp.anpi.registry.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A kept-alive connection on which a request comes before the last answer is finished. */
class KeptAliveFilterTest {

    private static final int ANSWERED_WITHIN_MILLIS = 3_000;
    private static final int GIVEN_UP_AFTER_MILLIS = 700;

    @Test
    void aRequestThatCameEarlyDoesNotSilenceTheConnection() throws IOException {
        HttpHandler handler = WebHttpHandlerBuilder.webHandler(routes())
                .filter(new KeptAliveFilter())
                .build();
        assertThat(answersThirdRequest(handler, ANSWERED_WITHIN_MILLIS)).isTrue();
    }

    /** Fails once the library no longer needs the filter: then the filter goes, and this test with it. */
    @Test
    void withoutTheFilterThisVersionOfTheServerFallsSilent() throws IOException {
        HttpHandler handler = WebHttpHandlerBuilder.webHandler(routes()).build();
        assertThat(answersThirdRequest(handler, GIVEN_UP_AFTER_MILLIS)).isFalse();
    }

    /** The first path is answered a little later, every other one at once. */
    private static WebHandler routes() {
        return exchange -> exchange.getRequest().getPath().value().equals("/first")
                ? Mono.delay(Duration.ofMillis(50)).then(answer(exchange))
                : answer(exchange);
    }

    private static Mono<Void> answer(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.getHeaders().setContentLength(2);
        return response.writeWith(Mono.just(response.bufferFactory().wrap("ok".getBytes(StandardCharsets.US_ASCII))));
    }

    private static boolean answersThirdRequest(HttpHandler handler, int withinMillis) throws IOException {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(withinMillis);
            send(socket, request("/first") + request("/second"));
            readAnswer(socket);
            readAnswer(socket);
            send(socket, request("/third"));
            readAnswer(socket);
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } finally {
            server.disposeNow();
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: anpi.test\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads to the end of the two-byte body. */
    private static void readAnswer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\nok")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            head.append((char) next);
        }
    }
}
