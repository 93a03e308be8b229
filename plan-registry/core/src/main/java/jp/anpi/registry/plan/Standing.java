package jp.anpi.registry.plan;

/** What a version is worth on a day. */
public enum Standing {
    /** 案. */
    DRAFT("案"),
    AWAITING_PERSON("本人確認待ち"),
    VALID("有効"),
    /** Counts, and somebody should look at it again. */
    REVIEW_DUE("要更新"),
    /** Nobody looked for too long: the person counts as without a plan, but whom it names is still asked. */
    EXPIRED("失効"),
    /** A later version counts. */
    REPLACED("旧版"),
    WITHDRAWN("取下げ");

    private final String japanese;

    Standing(String japanese) {
        this.japanese = japanese;
    }

    public String japanese() {
        return japanese;
    }
}
