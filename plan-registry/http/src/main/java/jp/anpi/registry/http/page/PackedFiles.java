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
 * Gives browsers our files packed as tightly as gzip can, each packed once: the server's own compression packs every answer anew,
 * and loosely, because it does not see a file as a whole.
 */
final class PackedFiles extends AbstractResourceResolver {

    private static final Pattern WORTHWHILE = Pattern.compile(".+\\.(html|css|js|json|svg|txt|md|yaml)");

    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    @Override
    protected Mono<Resource> resolveResourceInternal(
            @Nullable ServerWebExchange exchange,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Mono<Resource> found = chain.resolveResource(exchange, path, locations);
        return exchange != null && WORTHWHILE.matcher(path).matches() && Gzip.isWelcome(exchange.getRequest())
                ? found.map(file -> new Packed(file, packed(file)))
                : found;
    }

    @Override
    protected Mono<String> resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** What lies in a jar cannot change and is packed once; a file of a source tree may change while we run. */
    private byte[] packed(Resource file) {
        try {
            return file.isFile()
                    ? pack(file)
                    : known.computeIfAbsent(file.getURL().toString(), _ -> pack(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] pack(Resource file) {
        var out = new ByteArrayOutputStream();
        try (OutputStream packing = new Tight(out)) {
            packing.write(file.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
    static final class Packed extends ByteArrayResource implements HttpResource {

        private final Resource file;

        Packed(Resource file, byte[] packed) {
            super(packed);
            this.file = file;
        }

        Resource file() {
            return file;
        }

        /** Tells the media type. */
        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            return headers;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Packed packed && packed.file.equals(file) && super.equals(other);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }
}
