package jp.anpi.registry.eventing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a record on the ring's topic is about, by its key. Whoever reaches the log may write anything there: it is passed over. */
sealed interface KeyName {

    /** A material of a data key. @param name as it stands on the log, to which the wrapped material is bound */
    record Made(KeyId key, long material, String name) implements KeyName {}

    /** The key is never made again. */
    record Destroyed(KeyId key) implements KeyName {}

    /** The first installation's key. */
    record Root() implements KeyName {}

    /** Nothing of ours. */
    record Foreign() implements KeyName {}

    String ROOT = "root";
    String MADE = "made/";
    String DESTROYED = "destroyed/";

    static String made(KeyId key, long material) {
        return MADE + key + "/" + HexFormat.of().toHexDigits(material);
    }

    static KeyName read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Foreign();
        }
        String name = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (name.equals(ROOT)) {
                return new Root();
            }
            if (name.startsWith(DESTROYED)) {
                return new Destroyed(new KeyId(name.substring(DESTROYED.length())));
            }
            int cut = name.lastIndexOf('/');
            return name.startsWith(MADE) && cut > MADE.length()
                    ? new Made(
                            new KeyId(name.substring(MADE.length(), cut)),
                            HexFormat.fromHexDigitsToLong(name, cut + 1, name.length()),
                            name)
                    : new Foreign();
        } catch (IllegalArgumentException noIdOrNumber) {
            return new Foreign();
        }
    }
}
