package jp.anpi.registry.http.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.resource.AbstractResourceResolver;
import org.springframework.web.reactive.resource.HttpResource;
import org.springframework.web.reactive.resource.ResourceResolverChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives browsers our texts lean and packed as tightly as gzip can, each made once: the server's own compression packs every answer
 * anew, and loosely, because it does not see a file as a whole.
 */
final class ServedFiles extends AbstractResourceResolver {

    private static final Pattern TEXT = Pattern.compile(".+\\.(html|css|js|json|svg|txt|md|yaml)");

    private final Map<String, Served> known = new ConcurrentHashMap<>();

    @Override
    protected Mono<Resource> resolveResourceInternal(
            @Nullable ServerWebExchange exchange,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Mono<Resource> found = chain.resolveResource(exchange, path, locations);
        if (exchange == null || !TEXT.matcher(path).matches()) {
            return found;
        }
        boolean packed = Gzip.isWelcome(exchange.getRequest());
        return found.map(file -> served(file, packed));
    }

    @Override
    protected Mono<String> resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** What lies in a jar cannot change and is made once; a file of a source tree may change while we run. */
    private Served served(Resource file, boolean packed) {
        try {
            String address = file.getURL().toString();
            return file.isFile()
                    ? make(address, file, packed)
                    : known.computeIfAbsent(address + (packed ? " packed" : ""), _ -> make(address, file, packed));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Served make(String address, Resource file, boolean packed) {
        try {
            byte[] text = LeanScripts.lean(address, file.getContentAsByteArray());
            String tag = ContentTags.of(text);
            return packed
                    ? new Served(file, pack(text), tag + "-" + Gzip.NAME, true)
                    : new Served(file, text, tag, false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] pack(byte[] text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream packing = new Tight(out)) {
            packing.write(text);
        }
        return out.toByteArray();
    }

    private static final class Tight extends GZIPOutputStream {
        Tight(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** The bytes of a file as they go over the wire. */
    static final class Served extends ByteArrayResource implements HttpResource {

        private final Resource file;
        private final String tag;
        private final boolean packed;

        Served(Resource file, byte[] bytes, String tag, boolean packed) {
            super(bytes);
            this.file = file;
            this.tag = tag;
            this.packed = packed;
        }

        /** Of these bytes and no others. */
        String tag() {
            return tag;
        }

        /** Tells the media type. */
        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            var headers = new HttpHeaders();
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (packed) {
                headers.set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
            }
            return headers;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Served served && served.file.equals(file) && super.equals(other);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }
}
