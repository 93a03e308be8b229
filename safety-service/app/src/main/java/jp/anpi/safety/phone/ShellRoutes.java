package jp.anpi.safety.phone;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the phone's service worker what to keep. */
@RestController
final class ShellRoutes {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final Optional<ShellFiles> shell;

    ShellRoutes(Optional<ShellFiles> shell) {
        this.shell = shell;
    }

    @GetMapping("/phone/shell-files.js")
    ResponseEntity<String> shellFiles() {
        return shell.map(files -> ResponseEntity.ok()
                        .contentType(SCRIPT)
                        .cacheControl(CacheControl.noCache())
                        .eTag(files.version())
                        .body(files.module()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
