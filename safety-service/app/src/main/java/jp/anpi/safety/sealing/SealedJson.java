package jp.anpi.safety.sealing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.QuickTimes;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.safety.contract.IncidentId;
import org.bson.types.Binary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.smile.SmileConstants;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileMapper;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/**
 * Values as sealed JSON in one field of a document, in its binary form (Smile), which names each field once: a check of many
 * reports is a third of the text and needs no packing. Text of an older version is read as well. Quick, never waits, safe
 * from any thread.
 */
public final class SealedJson {

    /** One key an incident, named once: naming checks its form. */
    private static final Map<IncidentId, KeyId> KEYS = new ConcurrentHashMap<>();

    private static final int LONG = 32 * 1024;

    /** Stands before packed values; neither form begins with it. */
    private static final byte PACKED = 1;

    private static final ObjectMapper JSON = configured(SmileMapper.builder(SmileFactory.builder()
                    .enable(SmileWriteFeature.CHECK_SHARED_STRING_VALUES)
                    .build()))
            .build();

    private static final ObjectMapper TEXT = configured(JsonMapper.builder()).build();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return JSON.readerFor(type);
        }
    };

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configured(B builder) {
        return builder.changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Typed ids are made of text.
                .withConfigOverride(
                        UUID.class, uuid -> uuid.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .addModule(new QuickTimes());
    }

    private final Sealing sealing;

    public SealedJson(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The key that everything about one incident is sealed with. */
    public static KeyId keyOf(IncidentId incident) {
        return KEYS.computeIfAbsent(incident, id -> KeyId.incident(id.value()));
    }

    /**
     * Seals a value; one that is long is packed first, since everything about a person must fit into one document.
     *
     * @param context what it is and whose, the same at {@link #open}
     */
    public Binary seal(KeyId key, Object value, String context) {
        byte[] plain = JSON.writeValueAsBytes(value);
        return new Binary(sealing.seal(key, plain.length > LONG ? packed(plain) : plain, context));
    }

    /** Opens what {@link #seal} made; fails as {@link Sealing#open} does. */
    public <T> T open(KeyId key, Binary sealed, String context, Class<T> type) {
        byte[] opened = sealing.open(key, sealed.getData(), context);
        byte[] plain = opened[0] == PACKED ? unpacked(opened) : opened;
        return type.cast(
                plain[0] == SmileConstants.HEADER_BYTE_1
                        ? READERS.get(type).readValue(plain)
                        : TEXT.readValue(plain, type));
    }

    private static byte[] packed(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2);
            out.write(PACKED);
            byte[] buffer = new byte[8 * 1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpacked(byte[] packed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** Seals bytes that have a form of their own. */
    public Binary sealBytes(KeyId key, byte[] plain, String context) {
        return new Binary(sealing.seal(key, plain, context));
    }

    /** Opens what {@link #sealBytes} made. */
    public byte[] openBytes(KeyId key, Binary sealed, String context) {
        return sealing.open(key, sealed.getData(), context);
    }
}
