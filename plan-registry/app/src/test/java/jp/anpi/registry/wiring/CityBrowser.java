package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody's browser at the city's sign-in: it follows where it is sent, fills the form in and keeps the city's cookies. */
final class CityBrowser implements AutoCloseable {

    private static final int MOST_HOPS = 8;
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String username;
    private int forms;

    CityBrowser(String username) {
        this.username = username;
    }

    /** How often the city asked who it is. */
    int forms() {
        return forms;
    }

    /** Where the city sends the browser in the end. */
    String visit(String address) {
        URI at = URI.create(address);
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            HttpResponse<String> page = send(HttpRequest.newBuilder(at));
            if (page.statusCode() == 200) {
                page = fillIn(at.resolve("/login"), page.body());
            }
            assertThat(page.statusCode())
                    .as("%s: %s", at.getPath(), page.body())
                    .isBetween(301, 303);
            URI next = at.resolve(page.headers().firstValue("Location").orElseThrow());
            if (!next.getAuthority().equals(at.getAuthority())) {
                return next.toString();
            }
            at = next;
        }
        throw new AssertionError("the city's sign-in goes round in circles at " + at);
    }

    private HttpResponse<String> fillIn(URI where, String form) {
        forms++;
        var hidden = HIDDEN.matcher(form);
        assertThat(hidden.find()).as("a form with its token against forgery").isTrue();
        String filled = "username=" + encoded(username) + "&password=" + encoded(CityProvider.PASSWORD) + "&_csrf="
                + encoded(hidden.group(1));
        return send(HttpRequest.newBuilder(where)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(filled)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html")
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError("the city's sign-in cannot be reached", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting for the city's sign-in", stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
