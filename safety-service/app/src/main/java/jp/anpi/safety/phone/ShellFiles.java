package jp.anpi.safety.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a phone keeps of us to open without a network: every file that the page's HTML names, at once or for later, under one
 * version of all of them together. The version changes when a byte of any file does, and with it the module that tells it: that is how a browser
 * notices that there is something new.
 *
 * @param files by their addresses, without the page itself
 * @param worker the script of the service worker, as it lies among our files
 */
record ShellFiles(String version, List<String> files, String worker) {

    private static final String PAGE = "/phone/index.html";
    private static final String WORKER = "/phone/worker.js";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#?]+)\"");
    private static final Pattern LATER = Pattern.compile("name=\"anpi-later\"\\s+content=\"([^\"]+)\"");

    ShellFiles {
        files = List.copyOf(files);
    }

    /** Empty when the page is not served from here. @param reader answers the bytes at an address */
    static Optional<ShellFiles> of(Function<String, Optional<byte[]>> reader) {
        return reader.apply(PAGE).flatMap(page -> reader.apply(WORKER).map(worker -> of(page, worker, reader)));
    }

    private static ShellFiles of(byte[] page, byte[] worker, Function<String, Optional<byte[]>> reader) {
        MessageDigest hash = sha256();
        hash.update(page);
        List<String> files = named(new String(page, StandardCharsets.UTF_8))
                .distinct()
                .filter(file -> {
                    Optional<byte[]> content = reader.apply(file);
                    content.ifPresent(hash::update);
                    return content.isPresent();
                })
                .toList();
        String version = HexFormat.of().formatHex(hash.digest(), 0, 8);
        return new ShellFiles(version, files, new String(worker, StandardCharsets.UTF_8));
    }

    private static Stream<String> named(String page) {
        return Stream.concat(
                LINK.matcher(page).results().map(link -> link.group(1)),
                LATER.matcher(page)
                        .results()
                        .flatMap(later -> Stream.of(later.group(1).split("\\s+"))));
    }

    /** As the service worker imports it. */
    String module() {
        return files.stream()
                .map(file -> "  \"" + file + "\",\n")
                .collect(Collectors.joining(
                        "", "export const VERSION = \"" + version + "\";\nexport const FILES = [\n", "];\n"));
    }

    /**
     * The worker with the version in its own script. Where only what a worker imports has changed, Chromium notices it and then
     * fails to start the newer one: no phone would ever get it.
     */
    String script() {
        return "// " + version + "\n" + worker;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
