package jp.anpi.safety.contract;

import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Position;

/**
 * 避難所. A shelter and who is in it.
 *
 * @param capacity people it is made for
 * @param people who are in it now; may be more than the capacity
 * @param welfare whether it is one for people who need care (福祉避難所)
 */
public record Shelter(
        String name,
        Optional<DistrictId> district,
        Optional<Position> position,
        boolean welfare,
        boolean open,
        int capacity,
        int people) {

    public Shelter {
        if (capacity < 0 || people < 0) {
            throw new IllegalArgumentException("a shelter counts 0 or more people and places");
        }
    }
}
