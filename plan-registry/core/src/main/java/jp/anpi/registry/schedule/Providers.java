package jp.anpi.registry.schedule;

import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;

/** Which office of the register a 事業所番号 means. One number may stand for several, told apart by the kind of service. */
@FunctionalInterface
public interface Providers {

    /** The office, or empty when the register does not know it. */
    Optional<OfficeId> find(String number, String type);
}
