package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.anpi.registry.http.access.UnruledRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The whole house in this process, as the main job starts it. */
class StandaloneTest {

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext product;

    @BeforeAll
    static void start() {
        SpringApplication application = Anpi.application();
        product = application.run(
                "--server.port=0", "--anpi.data-dir=" + directory.resolve("data"), "--anpi.sample=none");
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void everyRouteOfTheRunningProductHasItsRule() {
        assertThat(UnruledRoutes.in(product)).isEmpty();
    }

    @Test
    void healthIsUpOnTheEmbeddedEngines() {
        assertThat(status("/actuator/health").block()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void figuresAreForThoseWhoRunTheProduct() {
        assertThat(status("/actuator/prometheus").block()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void theCallsDescribeThemselves() {
        assertThat(status("/v3/api-docs").block()).isEqualTo(HttpStatus.OK);
    }

    private static Mono<HttpStatusCode> status(String path) {
        String port = product.getEnvironment().getRequiredProperty("local.server.port");
        return WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(path)
                .exchangeToMono(response -> response.releaseBody().thenReturn(response.statusCode()));
    }
}
