package jp.anpi.registry.way;

import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.http.problem.Language;

/**
 * Ways from a home as they are shown.
 *
 * @param homeInFlood whether the home itself may be flooded: the way then begins in the water
 * @param ways the quickest first; where they begin in the water, those that leave it soonest first
 */
record WayAnswer(
        PersonId personId,
        Hazard hazard,
        Walker by,
        Knowledge knowledge,
        boolean homeInFlood,
        List<Item> ways,
        LeftOut leftOut) {

    /** What can be said. */
    enum Knowledge {
        /** The person is under protection: what follows from where they live is not shown to this caller. */
        HIDDEN,
        /** Nobody has placed the home. */
        NOWHERE,
        /** No map of floods was taken in: what is asked is a way around the water, and nobody knows where it comes. */
        NO_MAP,
        /** No list has a place to flee to in this hazard, or none of those that are open is in one. */
        NO_PLACE,
        /** No extract of OpenStreetMap was taken in. */
        NO_STREETS,
        /** The streets are being read; it is worth asking again in some seconds. */
        PREPARING,
        /** No street on which one could go is near the home. */
        FAR_FROM_STREETS,
        /** Streets lead to none of the places. */
        NO_WAY,
        /** Every place lies in the water, or every way to it leads through. */
        NO_DRY_WAY,
        KNOWN
    }

    /**
     * One way.
     *
     * @param metres from door to door
     * @param minutes as somebody goes who is in good health, rounded up
     * @param metresOutOfFlood through water at its beginning, until dry ground is reached; 0 when all of it is dry
     * @param line from door to door
     * @param steps one sentence each
     * @param text all of them as one
     */
    record Item(
            String name,
            String address,
            Position position,
            int metres,
            int minutes,
            int metresOutOfFlood,
            List<Position> line,
            List<String> steps,
            String text) {}

    /** How many places were left out, and why. */
    record LeftOut(int inFlood, int throughFlood, int unreachable) {}

    static WayAnswer nothing(PersonId person, Hazard hazard, Walker by, Knowledge knowledge) {
        return new WayAnswer(person, hazard, by, knowledge, false, List.of(), new LeftOut(0, 0, 0));
    }

    static WayAnswer of(
            PersonId person, Hazard hazard, Walker by, Choice choice, boolean homeInFlood, Language language) {
        WayWords words = switch (language) {
            case JA -> WayWords.JAPANESE;
            case EN -> WayWords.ENGLISH;
        };
        return new WayAnswer(
                person,
                hazard,
                by,
                knowledge(choice),
                homeInFlood,
                choice.ways().stream().map(one -> item(one, words)).toList(),
                new LeftOut(choice.inWater(), choice.throughWater(), choice.unreachable()));
    }

    private static Knowledge knowledge(Choice choice) {
        if (!choice.ways().isEmpty()) {
            return Knowledge.KNOWN;
        }
        return choice.inWater() + choice.throughWater() > 0 ? Knowledge.NO_DRY_WAY : Knowledge.NO_WAY;
    }

    private static Item item(Choice.Candidate found, WayWords words) {
        Way way = found.way();
        String name = found.place().name();
        return new Item(
                name,
                found.place().address(),
                way.to(),
                way.metres(),
                (int) Math.ceil(way.seconds() / 60),
                found.wetness().outMetres(),
                way.line(),
                words.sentences(way, name),
                words.text(way, name));
    }
}
