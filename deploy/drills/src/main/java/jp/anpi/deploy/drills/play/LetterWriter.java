package jp.anpi.deploy.drills.play;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.ReportId;
import jp.anpi.deploy.drills.product.SealedReport;
import jp.anpi.deploy.drills.scenario.ReportForm;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a draft as a report's JSON. {@code observedAt} is what the sender's clock shows, which is the wall's; the
 * product maps it to incident time.
 */
final class LetterWriter {
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<Integer, String> bundles = new HashMap<>();
    private final IncidentClock clock;
    private final Supplier<UUID> ids;

    /** @param ids random: an id that was used in an earlier drill would be refused as other content */
    LetterWriter(IncidentClock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Letter write(Draft draft) {
        ReportId id = new ReportId(ids.get().toString());
        ReportForm form = draft.form();
        ObjectNode report = json.createObjectNode().put("id", id.value());
        Optional<PersonId> person = Optional.empty();
        switch (draft.about()) {
            case Draft.About.Listed(PersonId listed) -> {
                person = Optional.of(listed);
                report.put("personId", listed.value());
            }
            case Draft.About.Unlisted(String name, String address, Optional<String> birthDate) -> {
                report.put("name", name).put("address", address);
                birthDate.ifPresent(date -> report.put("birthDate", date));
            }
        }
        report.put("contact", form.contact().name())
                .put("evidence", form.evidence().name())
                .put("condition", form.condition().name());
        ObjectNode place = report.putObject("place").put("kind", form.place().name());
        form.placeDetail().ifPresent(detail -> place.put("detail", detail));
        var needs = report.putArray("needs");
        form.needs().forEach(need -> needs.addObject().put("kind", need.name()));
        if (!form.supplied().isEmpty()) {
            var supplied = report.putArray("supplied");
            form.supplied().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> {
                        ObjectNode what =
                                supplied.addObject().put("kind", one.getKey().name());
                        one.getValue().ifPresent(lasts -> what.put("hours", lasts.toSeconds() / 3_600.0));
                    });
        }
        form.notes().ifPresent(notes -> report.put("notes", notes));
        report.put("source", form.by().name());
        form.channel().ifPresent(channel -> report.put("channel", channel.name()));
        report.put("observedAt", clock.wallAt(draft.at().minus(form.seenAgo())).toString());
        draft.bundle()
                .ifPresent(bundle -> report.put(
                        "bundleId",
                        bundles.computeIfAbsent(bundle, _ -> ids.get().toString())));
        SealedReport sealed = new SealedReport(id, json.writeValueAsBytes(report));
        return new Letter(sealed, person, clock.wallAt(draft.at()), draft.resend());
    }
}
