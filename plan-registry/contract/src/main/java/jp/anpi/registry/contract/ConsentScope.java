package jp.anpi.registry.contract;

import java.util.Optional;

/** With whom what the city knows of a person may be shared while there is no disaster (平常時の情報提供); each is asked for by itself. */
public enum ConsentScope {
    /** ケアマネジャー・相談支援専門員. */
    CARE_MANAGERS,
    /** 訪問看護・訪問診療. */
    MEDICAL_VISITORS,
    /** Staff of offices that serve the person. */
    PROVIDERS,
    /** 避難支援等実施者: neighbours, 自治会, 民生委員. */
    SUPPORTERS;

    /** To which scope those in a role belong; empty for the city itself, which keeps the records, and for who sees nobody. */
    public static Optional<ConsentScope> of(Role role) {
        return switch (role) {
            case CARE_MANAGER -> Optional.of(CARE_MANAGERS);
            case MEDICAL_VISITOR -> Optional.of(MEDICAL_VISITORS);
            case PROVIDER_STAFF -> Optional.of(PROVIDERS);
            case SUPPORTER -> Optional.of(SUPPORTERS);
            case ADMIN, DESK, RESTRICTED_DESK, AUDITOR, SCRIPT -> Optional.empty();
        };
    }
}
