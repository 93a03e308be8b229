package jp.anpi.registry.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class SecurityHeadersTest {

    private static String policy(ImageSource... pictures) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/board/"));
        new SecurityHeaders(Stream.of(pictures))
                .filter(exchange, _ -> Mono.empty())
                .subscribe();
        return String.valueOf(exchange.getResponse().getHeaders().getFirst("Content-Security-Policy"));
    }

    @Test
    void picturesComeFromHereAndFromWhereSomebodyAllowedThem() {
        assertThat(policy(ImageSource.NONE)).isEqualTo(SecurityHeaders.POLICY).contains("img-src 'self' data:;");
        assertThat(policy(new ImageSource("https://tiles.example.jp")))
                .contains("img-src 'self' data: https://tiles.example.jp;")
                .contains("script-src 'self';");
    }

    @Test
    void anOriginCannotBringMoreIntoThePolicy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageSource("https://a.jp; script-src *"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageSource("http://a.jp"));
    }
}
