package jp.anpi.registry.contract;

/** What somebody is asked about; the law asks for each by itself, and a yes to one is none to another. */
public enum ConsentMatter {
    /** 名簿情報の提供: that they need help, who they are and where they live (災害対策基本法 49条の11第2項). */
    LIST,
    /** 計画の作成: that a plan is made for them (49条の14第1項). It is shared with nobody by that. */
    PLAN_MAKING,
    /** 計画の提供: what the plan says (49条の15第2項). */
    PLAN;

    /** Whether a yes shares something with somebody, so that it says with whom. */
    public boolean shares() {
        return this != PLAN_MAKING;
    }
}
