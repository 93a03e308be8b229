package jp.anpi.registry.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.shelter.DesignatedPlace;

/**
 * A made-up place on a river with everybody in it. The same size, seed and day give the same ids and the same content on every
 * machine. People are made while they are read: the whole city is never held, only a few bytes for each person.
 */
public final class SampleCity {

    /** The day a sample belongs to when none is given. */
    public static final LocalDate DEFAULT_DAY = LocalDate.of(2026, 11, 1);

    private final SampleSize size;
    private final Geography geography;
    private final Offices offices;
    private final Staff staff;
    private final People people;

    private SampleCity(SampleSize size, long seed, LocalDate asOf) {
        this.size = size;
        var dice = new Dice(seed);
        geography = new Geography(size, dice);
        var households = new Households(size, dice);
        var allotment = new Allotment(size, households, dice);
        int[] caseloads = Caseloads.split(
                allotment.upTo(PriorityGroup.CARE_CONSIDERATION).length, dice.of(Dice.Purpose.CASELOAD, 0));
        offices = new Offices(size, geography, dice);
        staff = new Staff(offices, caseloads.length, dice);
        var identities = new Identities(size, households, geography, asOf, dice);
        people = new People(
                households,
                allotment,
                identities,
                new Contacts(households, identities, dice),
                new CareTeam(allotment, size.people(), caseloads, offices, staff, asOf),
                new CareDraw(offices),
                new NeedsDraw(asOf),
                dice);
    }

    /** The sample as of {@link #DEFAULT_DAY}. */
    public static SampleCity generate(SampleSize size, long seed) {
        return generate(size, seed, DEFAULT_DAY);
    }

    /**
     * The sample as of a day: ages, last dialysis, counted medicine and measured batteries lie before it.
     *
     * @param asOf usually the day on which the sample is loaded; ids and homes do not depend on it
     */
    public static SampleCity generate(SampleSize size, long seed, LocalDate asOf) {
        return new SampleCity(size, seed, asOf);
    }

    /** The name of the place: みなせ町 or みなせ市, neither of which exists. */
    public String name() {
        return size.japanese();
    }

    /** How many people {@link #persons()} will give. */
    public int personCount() {
        return size.people();
    }

    public List<DistrictState> districts() {
        return geography.districts();
    }

    public List<OfficeState> offices() {
        return offices.all();
    }

    public List<MemberState> members() {
        return staff.all();
    }

    public List<SampleAccount> accounts() {
        return staff.accounts();
    }

    /** Everybody, in the order of districts and households; made while read, and the same each time. */
    public Stream<PersonState> persons() {
        return IntStream.range(0, size.people()).mapToObj(people::person);
    }

    /** Places to flee to, one in each district. */
    public List<DesignatedPlace> shelters() {
        return Refuges.of(size, geography);
    }

    /** Its streets and its water as an extract of OpenStreetMap in XML. */
    public String streets() {
        return Streets.of(size, geography);
    }

    /** The line of the river from west to east. */
    public List<Position> river() {
        return geography.river();
    }

    /** A closed ring around the ground the river floods. */
    public List<Position> floodArea() {
        return geography.floodArea();
    }

    /** The same ground by depth; the deepest of all that hold a place is the one that counts. */
    public List<SampleFlood> floodDepths() {
        return geography.floodDepths();
    }
}
