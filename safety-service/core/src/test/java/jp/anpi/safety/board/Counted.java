package jp.anpi.safety.board;

import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.incident.RosterRow;

/** Numbered people of all groups and four districts, for a board to count. */
final class Counted {

    private Counted() {}

    static RosterRow row(APerson person) {
        return RosterRow.freeze(AnIncident.real(), person.build(), 0);
    }

    static APerson person(int number) {
        return APerson.named("p" + number)
                .in(PriorityGroup.values()[number % 5])
                .livingIn("d0" + number % 4);
    }
}
