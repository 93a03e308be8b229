package jp.anpi.safety.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Shelter;
import jp.anpi.safety.contract.ShelterId;
import org.jspecify.annotations.Nullable;

/**
 * What the desk sends about a shelter; on a change, what is absent stays as it was.
 *
 * @param id of a new one, made by the sender, so that sending it again after a lost answer adds no second one
 */
record ShelterRequest(
        @Nullable ShelterId id,
        @Nullable String name,
        @Nullable String district,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Boolean welfare,
        @Nullable Boolean open,
        @Nullable Integer capacity,
        @Nullable Integer people) {

    private static final int LONGEST = 200;
    private static final Text NAME = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text DISTRICT = new Text("地区の番号ではありません。", "This is not a district's id.");
    private static final Text POSITION =
            new Text("緯度と経度をそろえて度で入力してください。", "Give latitude and longitude together, in degrees.");

    Shelter check(Optional<Shelter> before) {
        List<ProblemItem> wrong = new ArrayList<>();
        String called = name == null ? before.map(Shelter::name).orElse("") : name.strip();
        if (called.isEmpty() || called.length() > LONGEST) {
            wrong.add(ProblemItem.field("name", NAME, LONGEST));
        }
        Optional<Integer> places =
                FacilityRequest.count("capacity", capacity, wrong).or(() -> before.map(Shelter::capacity));
        if (places.isEmpty()) {
            wrong.add(ProblemItem.field("capacity", MISSING));
        }
        Optional<Integer> inside =
                FacilityRequest.count("people", people, wrong).or(() -> before.map(Shelter::people));
        Optional<DistrictId> where = district(before, wrong);
        Optional<Position> position = position(before, wrong);
        FacilityRequest.refuse(wrong);
        return new Shelter(
                called,
                where,
                position,
                welfare == null ? before.map(Shelter::welfare).orElse(false) : welfare,
                open == null ? before.map(Shelter::open).orElse(true) : open,
                places.orElseThrow(),
                inside.orElse(0));
    }

    private Optional<DistrictId> district(Optional<Shelter> before, List<ProblemItem> wrong) {
        try {
            return district == null ? before.flatMap(Shelter::district) : Optional.of(new DistrictId(district));
        } catch (IllegalArgumentException notACode) {
            wrong.add(ProblemItem.field("district", DISTRICT));
            return Optional.empty();
        }
    }

    private Optional<Position> position(Optional<Shelter> before, List<ProblemItem> wrong) {
        if (lat == null && lon == null) {
            return before.flatMap(Shelter::position);
        }
        try {
            if (lat != null && lon != null) {
                return Optional.of(new Position(lat, lon));
            }
        } catch (IllegalArgumentException outOfRange) {
            // Refused below like half a position.
        }
        wrong.add(ProblemItem.field(lat == null ? "lat" : "lon", POSITION));
        return Optional.empty();
    }
}
