package jp.anpi.registry.contract;

/** What a signed-in caller is; what the caller may see and do follows from role, relation and incident. */
public enum Role {
    /** City administrator: accounts, settings, and everything a desk may do. */
    ADMIN,
    /** City desk (市 災害対策本部). */
    DESK,
    /** Desk staff who may see reported deaths and protected addresses. */
    RESTRICTED_DESK,
    CARE_MANAGER,
    /** Visiting nurse or doctor. */
    MEDICAL_VISITOR,
    PROVIDER_STAFF,
    SUPPORTER,
    AUDITOR,
    SCRIPT
}
