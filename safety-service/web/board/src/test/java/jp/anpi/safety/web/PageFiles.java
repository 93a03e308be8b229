package jp.anpi.safety.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import jp.anpi.registry.http.page.LeanScripts;

/** The files a page is made of, found as a browser finds them: by what its HTML links to and its modules import. */
final class PageFiles {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]+)\"");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"");
    private static final Pattern LATER = Pattern.compile("name=\"anpi-later\"\\s+content=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:[^\"`;]* from )?\"([./][^\"]+)\";");

    private final SequencedSet<String> files = new LinkedHashSet<>();
    private final SequencedSet<String> missing = new LinkedHashSet<>();
    private final SequencedSet<String> imported = new LinkedHashSet<>();
    private final String html;

    private PageFiles(String address) {
        html = text(address);
        files.add(address);
        LINK.matcher(html).results().map(link -> link.group(1)).forEach(this::follow);
    }

    /** @param address of the page's HTML, such as {@code /board/index.html} */
    static PageFiles of(String address) {
        return new PageFiles(address);
    }

    private void follow(String address) {
        if (PageFiles.class.getResource("/static" + address) == null) {
            missing.add(address);
        } else if (files.add(address) && address.endsWith(".js")) {
            importsOf(address).forEach(module -> {
                imported.add(module);
                follow(module);
            });
        }
    }

    /** What a script imports itself. */
    static List<String> importsOf(String script) {
        return IMPORT.matcher(text(script))
                .results()
                .map(found -> URI.create(script).resolve(found.group(1)).getPath())
                .toList();
    }

    String html() {
        return html;
    }

    Set<String> missing() {
        return missing;
    }

    /** Modules that other modules import. */
    Set<String> imported() {
        return imported;
    }

    /** Modules that the HTML announces, so that they load side by side. */
    Set<String> preloaded() {
        return PRELOAD.matcher(html).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    Stream<String> scripts() {
        return files.stream().filter(file -> file.endsWith(".js"));
    }

    /** Modules that are loaded when they are needed. */
    Stream<String> later() {
        return LATER.matcher(html)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .filter(file -> file.endsWith(".js"));
    }

    Stream<String> styles() {
        return files.stream().filter(file -> file.endsWith(".css"));
    }

    /** How many requests a browser makes for the page that has nothing of it yet. */
    int count() {
        return files.size();
    }

    /** As they are served. */
    int compressedBytes() {
        return files.stream()
                .mapToInt(file -> compressed(LeanScripts.lean(file, bytes(file))))
                .sum();
    }

    static String text(String address) {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String address) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/static" + address)) {
            if (in == null) {
                throw new AssertionError("no such file: " + address);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int compressed(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.size();
    }
}
