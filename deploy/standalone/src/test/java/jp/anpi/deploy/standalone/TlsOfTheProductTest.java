package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The product with a certificate of its own. */
@ExtendWith(OutputCaptureExtension.class)
class TlsOfTheProductTest {

    private static final char[] SECRET = "changeit".toCharArray();

    @TempDir
    private Path directory;

    @Test
    void withACertificateItAnswersByHttpsOnlyAndTellsBrowsersAndWhoeverStartsItToGoThere(CapturedOutput output)
            throws Exception {
        KeyStore made = selfSigned();
        SSLContext trusting = trusting(made);
        try (var product = Anpi.application()
                .run(
                        "--server.port=0",
                        "--anpi.data-dir=" + directory.resolve("data"),
                        "--anpi.sample=none",
                        "--anpi.admin-password=" + RunningProduct.PASSWORD,
                        "--anpi.tls.certificate=" + directory.resolve("certificate.pem"),
                        "--anpi.tls.key=" + directory.resolve("key.pem"))) {
            int port = Integer.parseInt(
                    Objects.requireNonNull(product.getEnvironment().getProperty("local.server.port")));
            HttpClient http = HttpClient.newBuilder().sslContext(trusting).build();
            String url = "https://localhost:" + port;
            var page = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/auth/me")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000; includeSubDomains");
            assertThat(signIn(http, url)).startsWith("__Host-anpi_session=").contains("Secure", "HTTPOnly", "Path=/");
            assertThat(plainAnswer(port)).doesNotContain("HTTP/1.1 200", "HTTP/1.1 401");
            assertThatThrownBy(() -> handshake(trusting, port, "TLSv1.1")).isInstanceOf(SSLException.class);
            handshake(trusting, port, "TLSv1.3");
            assertThat(welcome(output)).contains(url).doesNotContain("http://localhost:" + port);
        }
    }

    @Test
    void whatIsWrongWithTheFilesIsOneSentence() throws Exception {
        Path certificate = Files.writeString(directory.resolve("c.pem"), "x");

        assertThatThrownBy(() -> configured(Map.of("anpi.tls.certificate", certificate.toString())))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("anpi.tls.key is missing");
        assertThatThrownBy(() -> configured(
                        Map.of("anpi.tls.certificate", certificate.toString(), "anpi.tls.key", "/nowhere/key.pem")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("/nowhere/key.pem")
                .hasMessageContaining("cannot be read");
        configured(Map.of());
    }

    /** What is printed once everything is up. */
    private static String welcome(CapturedOutput output) {
        for (int attempt = 0; attempt < 200 && !output.getOut().contains("localhost:"); attempt++) {
            LockSupport.parkNanos(50_000_000);
        }
        return output.getOut();
    }

    private static void configured(Map<String, Object> settings) {
        try (var context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            new TlsFromFiles().initialize(context);
        }
    }

    private static String signIn(HttpClient http, String url) throws IOException, InterruptedException {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("username", "admin", "password", RunningProduct.PASSWORD));
        for (int attempt = 0; attempt < 200; attempt++) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/auth/login"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer.headers().firstValue("Set-Cookie").orElseThrow();
            }
            LockSupport.parkNanos(200_000_000);
        }
        throw new AssertionError("nobody can sign in");
    }

    /** What somebody gets who speaks http to the https port. */
    private static String plainAnswer(int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(64), StandardCharsets.ISO_8859_1);
        } catch (IOException closed) {
            return "";
        }
    }

    private static void handshake(SSLContext trusting, int port, String protocol) throws IOException {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
        }
    }

    private KeyStore selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = directory.resolve("made.p12");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "anpi",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(SECRET)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            made.load(in, SECRET);
        }
        pem("certificate.pem", "CERTIFICATE", made.getCertificate("anpi").getEncoded());
        pem("key.pem", "PRIVATE KEY", made.getKey("anpi", SECRET).getEncoded());
        return made;
    }

    private void pem(String name, String what, byte[] der) throws IOException {
        Files.writeString(
                directory.resolve(name),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END " + what + "-----\n");
    }

    private static SSLContext trusting(KeyStore made) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, SECRET);
        trusted.setCertificateEntry("anpi", made.getCertificate("anpi"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
