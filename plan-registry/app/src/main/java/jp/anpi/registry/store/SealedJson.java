package jp.anpi.registry.store;

import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import org.bson.types.Binary;
import tools.jackson.databind.json.JsonMapper;

/** Records as sealed bytes in a document: JSON under the installation's key, bound to the place where they stand. */
public final class SealedJson {

    private final Keyring keyring;
    private final JsonMapper json = JsonMapper.builder().build();

    public SealedJson(Keyring keyring) {
        this.keyring = keyring;
    }

    /** @param place collection and id, so that bytes moved to another document do not open */
    public Binary seal(Object value, String place) {
        return new Binary(keyring.seal(KeyId.INSTALLATION, json.writeValueAsBytes(value), place));
    }

    public <T> T open(Binary sealed, Class<T> type, String place) {
        return json.readValue(keyring.open(KeyId.INSTALLATION, sealed.getData(), place), type);
    }
}
