package jp.anpi.safety.phone;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the phone its service worker, and tells that what to keep. */
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

    @GetMapping("/phone/worker.js")
    ResponseEntity<String> worker() {
        return shell.map(files -> ResponseEntity.ok()
                        .contentType(SCRIPT)
                        .cacheControl(CacheControl.noCache())
                        .body(files.script()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
