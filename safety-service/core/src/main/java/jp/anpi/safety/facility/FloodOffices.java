package jp.anpi.safety.facility;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.Facility;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.Measure;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.incident.Territory;

/** Which offices are asked to reduce or close ahead of heavy rain, and in which words. */
public final class FloodOffices {

    private FloodOffices() {}

    /** Whether offices are asked by themselves when such an incident opens. */
    public static boolean bringsWater(IncidentKind kind) {
        return switch (kind) {
            case FLOOD, TYPHOON -> true;
            case EARTHQUAKE, POWER_OUTAGE, OTHER -> false;
        };
    }

    /**
     * The offices to ask, by name. An office that has already closed, or that has reduced when no more is wanted, is left in
     * peace. One whose place is unknown is taken by its district; inside a drawn area that cannot be told, so it is asked.
     *
     * @param area the incident's, or the one a person drew or chose
     * @param hazardOnly only offices that the registry knows to lie in a flood area; false when a person says that the
     *     whole area floods
     */
    public static List<OfficeState> toAsk(
            Collection<OfficeState> offices, Facilities standing, Area area, boolean hazardOnly, Measure measure) {
        Territory ground = Territory.of(area);
        return offices.stream()
                .filter(office -> !hazardOnly || office.inFloodArea())
                .filter(office -> ground.mayHold(office.district(), office.position()))
                .filter(office -> !done(standing, office, measure))
                .sorted(Comparator.comparing(OfficeState::name)
                        .thenComparing(office -> office.id().value()))
                .toList();
    }

    private static boolean done(Facilities standing, OfficeState office, Measure measure) {
        return Optional.ofNullable(standing.offices().get(office.id()))
                .map(Facilities.Standing::facility)
                .map(Facility::status)
                .filter(status -> switch (status) {
                    case CLOSED -> true;
                    case REDUCED -> measure == Measure.REDUCE;
                    case OPEN -> false;
                })
                .isPresent();
    }

    /** What the office reads. */
    public static Explanation explanation(Measure measure) {
        return switch (measure) {
            case REDUCE ->
                new Explanation(
                        "事業所が浸水のおそれのある区域にあります。大雨になる前に、利用者と職員の安全のため、サービスの縮小または休止をお願いします。",
                        "Your office lies where it may be flooded. Before the heavy rain, please reduce or close your"
                                + " services, for the safety of clients and staff.");
            case CLOSE ->
                new Explanation(
                        "事業所が浸水のおそれのある区域にあります。大雨になる前に、利用者と職員の安全のため、サービスの休止をお願いします。",
                        "Your office lies where it may be flooded. Before the heavy rain, please close your services,"
                                + " for the safety of clients and staff.");
        };
    }

    /** The office as somebody a message goes to. */
    public static Recipient recipient(OfficeState office) {
        return new Recipient(
                "office:" + office.id(),
                Recipient.Kind.OFFICE,
                office.name(),
                office.mail(),
                office.phone(),
                Optional.empty(),
                Optional.of(office.id()));
    }
}
