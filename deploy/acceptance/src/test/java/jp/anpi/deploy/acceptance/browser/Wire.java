package jp.anpi.deploy.acceptance.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a page loads from when it is listened to, in bytes as they come over the wire; a stream that goes on counts nothing. */
final class Wire {

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();

    private Wire() {}

    static Wire of(Page page) {
        Wire wire = new Wire();
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.on("Network.requestWillBeSent", wire::begins);
        devtools.on("Network.loadingFinished", wire::ends);
        devtools.send("Network.enable");
        return wire;
    }

    private void begins(JsonObject event) {
        names.put(
                event.get("requestId").getAsString(),
                event.getAsJsonObject("request").get("url").getAsString());
    }

    private void ends(JsonObject event) {
        bytes.merge(
                names.getOrDefault(event.get("requestId").getAsString(), ""),
                event.get("encodedDataLength").getAsLong(),
                Long::sum);
    }

    /** By address. */
    Map<String, Long> loaded() {
        return Map.copyOf(bytes);
    }

    long sum() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
