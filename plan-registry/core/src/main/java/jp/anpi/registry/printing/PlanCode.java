package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Markup.tag;

import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.printing.Markup.Tag;

/**
 * What the QR code of a sheet says: which version of whose plan it is, by ids that mean nothing to anybody without the registry.
 * The console's search opens the version when the code is read into it.
 */
public final class PlanCode {

    /** Address of a picture whose content is the text after it; whoever makes the page draws it as a QR code. */
    public static final String SCHEME = "qr:";

    private PlanCode() {}

    /** {@code urn:anpi:plan:<person>:<version>}. */
    public static String text(EvacuationPlan plan) {
        return "urn:anpi:plan:" + plan.person() + ":" + plan.version();
    }

    static Tag of(EvacuationPlan plan) {
        return tag("img").with("src", SCHEME + text(plan)).with("alt", "計画の番号 " + text(plan));
    }
}
