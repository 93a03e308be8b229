package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.NearbyPlace;

/**
 * The places that are nearest to walk to, and what was wrong with those left out.
 *
 * @param ways the quickest first; where they begin in the water, those that leave it soonest first
 * @param inWater places left out because they may be flooded themselves
 * @param throughWater places to which every way leads through water again after leaving it
 * @param unreachable places to which no way was found at all
 */
public record Choice(List<Candidate> ways, int inWater, int throughWater, int unreachable) {

    /** Metres of water; by less than this no way is better than another. */
    private static final int WADE = 50;

    private static final Comparator<Candidate> BEST = Comparator.comparingInt(Candidate::wades)
            .thenComparingDouble(candidate -> candidate.way().seconds());

    /** A place and the way to it. */
    public record Candidate(DesignatedPlace place, Way way, Wetness wetness) {

        private int wades() {
            return wetness.outMetres() / WADE;
        }
    }

    public Choice {
        ways = List.copyOf(ways);
    }

    /**
     * Chooses by the time the way takes, not by how near a place is in a straight line; but whoever lives in the water is led out of it
     * by a shorter way before a quicker one. What is farther in a straight line than the slowest of those chosen is not looked at any
     * more, unless that one wades and a farther one might not.
     *
     * @param places worth a search (see {@link Prospects}), the nearest in a straight line first
     * @param floods to stay out of; {@link FloodMap#EMPTY} where water does not matter
     * @param search the best way to a place, empty when there is none
     * @param most ways to find
     */
    public static Choice of(
            List<NearbyPlace> places,
            FloodMap floods,
            Walker walker,
            Function<DesignatedPlace, Optional<Way>> search,
            int most) {
        List<Candidate> found = new ArrayList<>();
        int inWater = 0;
        int throughWater = 0;
        int unreachable = 0;
        for (NearbyPlace near : places) {
            if (found.size() == most
                    && found.getLast().wades() == 0
                    && near.metres() / walker.fastest() > found.getLast().way().seconds()) {
                break;
            }
            DesignatedPlace place = near.place();
            if (Prospects.isWet(near, floods)) {
                inWater++;
                continue;
            }
            Optional<Way> way = search.apply(place);
            if (way.isEmpty()) {
                unreachable++;
                continue;
            }
            Wetness wetness = Wetness.of(way.get().line(), floods);
            if (!wetness.staysDry()) {
                throughWater++;
                continue;
            }
            found.add(new Candidate(place, way.get(), wetness));
            found.sort(BEST);
            if (found.size() > most) {
                found.removeLast();
            }
        }
        return new Choice(found, inWater, throughWater, unreachable);
    }
}
