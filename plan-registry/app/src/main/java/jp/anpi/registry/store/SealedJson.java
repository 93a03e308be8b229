package jp.anpi.registry.store;

import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import org.bson.types.Binary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as sealed bytes in a document: JSON under the installation's key, bound to the place where they stand. */
public final class SealedJson {

    private final Sealing sealing;
    /** A number that a record has got since it was sealed is 0. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public SealedJson(Sealing sealing) {
        this.sealing = sealing;
    }

    /** @param place collection and id, so that bytes moved to another document do not open */
    public Binary seal(Object value, String place) {
        return new Binary(sealing.seal(KeyId.INSTALLATION, json.writeValueAsBytes(value), place));
    }

    public <T> T open(Binary sealed, Class<T> type, String place) {
        return json.readValue(sealing.open(KeyId.INSTALLATION, sealed.getData(), place), type);
    }
}
