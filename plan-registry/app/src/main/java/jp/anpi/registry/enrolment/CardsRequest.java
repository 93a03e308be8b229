package jp.anpi.registry.enrolment;

import java.util.List;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * Cards for several offices at once.
 *
 * @param officeIds 1 to {@value #MOST}
 * @param tablets whether each office gets one for its shared tablet too
 */
record CardsRequest(
        @Nullable List<OfficeId> officeIds, @Nullable Boolean tablets) {

    static final int MOST = 50;
    private static final Text HOW_MANY = new Text("1 から {0} 事業所を指定してください。", "Give 1 to {0} offices.");

    List<OfficeId> offices() {
        if (officeIds == null || officeIds.isEmpty() || officeIds.size() > MOST || officeIds.contains(null)) {
            throw Problem.field("officeIds", HOW_MANY, MOST).refused();
        }
        return officeIds.stream().distinct().toList();
    }

    boolean withTablets() {
        return Boolean.TRUE.equals(tablets);
    }
}
