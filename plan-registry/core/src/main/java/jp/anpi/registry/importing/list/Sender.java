package jp.anpi.registry.importing.list;

import java.time.LocalDate;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.plan.EvacuationPlan;

/** Who sent a list, and on which day in the city's zone. */
public record Sender(String name, Role role, LocalDate today) {

    private static final String BY_LIST = "（一覧の取り込み）";

    /** As the writer of what the list brings. */
    public String mark() {
        return name + BY_LIST;
    }

    /** Whether a list wrote the plan last, whoever sent it. */
    public boolean wrote(EvacuationPlan plan) {
        return plan.written().by().endsWith(BY_LIST);
    }
}
