package jp.anpi.deploy.bench.measure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.anpi.deploy.drills.product.Handover;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.ReportId;
import jp.anpi.deploy.drills.product.SealedReport;

/** One report that somebody is safe, sent and acknowledged. */
final class PlainReport {
    private PlainReport() {}

    static ReportId send(Product product, IncidentId incident, PersonId person, Instant observedAt) {
        ReportId id = new ReportId(UUID.randomUUID().toString());
        String json = "{\"id\":\"" + id + "\",\"personId\":\"" + person
                + "\",\"contact\":\"REACHED\",\"evidence\":\"DIRECT\",\"condition\":\"SAFE\",\"place\":{\"kind\":\"HOME\"},"
                + "\"needs\":[],\"source\":\"FAMILY\",\"observedAt\":\"" + observedAt + "\"}";
        SealedReport report = new SealedReport(id, json.getBytes(StandardCharsets.UTF_8));
        Handover handover = product.send(incident, List.of(report));
        if (!handover.receipts().containsKey(id))
            throw new ProductFailure("a report was not taken: " + handover.why() + handover.refused());
        return id;
    }
}
