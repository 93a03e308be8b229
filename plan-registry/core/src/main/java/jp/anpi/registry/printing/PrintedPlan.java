package jp.anpi.registry.printing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Remark;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.Standing;

/**
 * One person's plan before it is a sheet.
 *
 * @param version empty for somebody without a plan, whose card shows what is known of them
 * @param remarks 特記事項, as the city files them
 * @param particulars what the city knows beside, as far as the one who prints may see it
 * @param showsHome whether the one who prints may see where the person lives
 */
public record PrintedPlan(
        PersonState person,
        Optional<Version> version,
        List<Remark> remarks,
        Particulars particulars,
        boolean showsHome,
        LocalDate today) {

    /** @param reviewDue of a version that counts */
    public record Version(EvacuationPlan plan, Standing standing, Optional<LocalDate> reviewDue) {}

    public PrintedPlan {
        remarks = List.copyOf(remarks);
    }

    /** What it says, as far as the one who prints may see it. */
    PlanContent content() {
        PlanContent whole = version.map(one -> one.plan().content()).orElseGet(() -> PlanContent.of(person));
        return showsHome ? whole : whole.withoutPlaces();
    }

    String address() {
        return showsHome ? person.home().text() : Sight.NOT_SHOWN;
    }
}
