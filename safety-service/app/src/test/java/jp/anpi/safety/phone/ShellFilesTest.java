package jp.anpi.safety.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellFilesTest {

    private final Map<String, String> served = new HashMap<>(Map.of(
            "/phone/index.html",
            """
            <link rel="stylesheet" href="/phone/phone.css" />
            <link rel="modulepreload" href="/kit/api.js" />
            <a href="#/outbox">and</a><a href="/elsewhere/">other pages</a>
            <script type="module" src="/phone/main.js"></script>
            <meta name="anpi-later"
              content="/phone/office.js /phone/receipts.js" />
            """,
            "/phone/worker.js",
            "import { VERSION } from './shell-files.js';",
            "/phone/office.js",
            "export const Office = 1;",
            "/phone/receipts.js",
            "export const Receipts = 1;",
            "/phone/phone.css",
            "p {}",
            "/kit/api.js",
            "export const get = 1;",
            "/phone/main.js",
            "import '/kit/api.js';"));

    @Test
    void everyFileThePageNamesIsKeptAndNothingElse() {
        assertThat(shell().files())
                .containsExactly(
                        "/phone/phone.css", "/kit/api.js", "/phone/main.js", "/phone/office.js", "/phone/receipts.js");
    }

    @Test
    void aChangedByteOfAnyFileIsANewVersion() {
        String before = shell().version();
        var ofThePage = new ArrayList<>(shell().files());
        ofThePage.add("/phone/index.html");
        for (String file : ofThePage) {
            String was = served.put(file, served.get(file) + " ");
            assertThat(shell().version()).as(file).isNotEqualTo(before);
            served.put(file, was);
        }
        assertThat(shell().version()).isEqualTo(before);
    }

    @Test
    void theWorkersModuleTellsTheVersionAndTheFiles() {
        ShellFiles shell = shell();

        assertThat(shell.module())
                .startsWith("export const VERSION = \"" + shell.version() + "\";")
                .contains("  \"/kit/api.js\",\n");
    }

    @Test
    void theWorkersOwnScriptIsAnotherWithEveryVersion() {
        String before = shell().script();
        assertThat(before)
                .isEqualTo("// " + shell().version() + "\n" + served.get("/phone/worker.js"))
                .isEqualTo(shell().script());

        served.put("/kit/api.js", "export const get = 2;");

        assertThat(shell().script()).isNotEqualTo(before).endsWith(served.get("/phone/worker.js"));
    }

    @Test
    void whereThePageIsNotServedThereIsNoShell() {
        served.clear();

        assertThat(ShellFiles.of(this::file)).isEmpty();
    }

    private ShellFiles shell() {
        return ShellFiles.of(this::file).orElseThrow();
    }

    private Optional<byte[]> file(String address) {
        return Optional.ofNullable(served.get(address)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
