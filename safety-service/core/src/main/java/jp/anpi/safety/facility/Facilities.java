package jp.anpi.safety.facility;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.Facility;
import jp.anpi.safety.contract.IncidentEvent.AboutFacilities;
import jp.anpi.safety.contract.IncidentEvent.FacilityReported;
import jp.anpi.safety.contract.IncidentEvent.OfficesAsked;
import jp.anpi.safety.contract.IncidentEvent.ShelterCounted;
import jp.anpi.safety.contract.Measure;
import jp.anpi.safety.contract.Shelter;
import jp.anpi.safety.contract.ShelterId;

/**
 * What offices and the desk said about places in one incident, folded in the order it was told; what an office said before what
 * is known of it changes nothing, for a phone without a network tells late. An office that has not
 * said anything is not here: silence is never shown as open.
 */
public record Facilities(
        Map<OfficeId, Standing> offices,
        Map<OfficeId, Asked> asked,
        Map<ShelterId, Counted> shelters,
        Set<CommandId> commands) {

    public static final Facilities NONE = new Facilities(Map.of(), Map.of(), Map.of(), Set.of());

    public Facilities {
        offices = Map.copyOf(offices);
        asked = Map.copyOf(asked);
        shelters = Map.copyOf(shelters);
        commands = Set.copyOf(commands);
    }

    /** How an office stood when it last said so. */
    public record Standing(Facility facility, Instant at, String by) {

        static Standing of(FacilityReported said) {
            return new Standing(said.facility(), said.at(), said.by().displayName());
        }
    }

    /** What an office was asked last. */
    public record Asked(Measure measure, Instant at) {}

    /** How a shelter stood when it was counted last. */
    public record Counted(Shelter shelter, Instant at, String by) {}

    /** The same after one more fact; folding a fact twice changes nothing more. */
    public Facilities with(AboutFacilities fact) {
        return switch (fact) {
            case FacilityReported said ->
                newerKnown(said.office(), said.at())
                        ? this
                        : new Facilities(put(offices, said.office(), Standing.of(said)), asked, shelters, commands);
            case ShelterCounted(var _, var id, var shelter, var at, var by) ->
                new Facilities(offices, asked, put(shelters, id, new Counted(shelter, at, by.displayName())), commands);
            case OfficesAsked ask -> commands.contains(ask.command()) ? this : askedBy(ask);
        };
    }

    /** Whether the office has done, or said, what it was asked since it was asked. */
    public boolean answered(OfficeId office) {
        Optional<Asked> question = Optional.ofNullable(asked.get(office));
        Optional<Standing> said = Optional.ofNullable(offices.get(office));
        return question.isEmpty()
                || said.filter(standing ->
                                !standing.at().isBefore(question.get().at()))
                        .isPresent();
    }

    private boolean newerKnown(OfficeId office, Instant at) {
        return Optional.ofNullable(offices.get(office))
                .filter(standing -> standing.at().isAfter(at))
                .isPresent();
    }

    private Facilities askedBy(OfficesAsked ask) {
        Map<OfficeId, Asked> now = new HashMap<>(asked);
        ask.offices().forEach(office -> now.put(office, new Asked(ask.measure(), ask.at())));
        Set<CommandId> all = new HashSet<>(commands);
        all.add(ask.command());
        return new Facilities(offices, now, shelters, all);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> now = new LinkedHashMap<>(map);
        now.put(key, value);
        return now;
    }
}
