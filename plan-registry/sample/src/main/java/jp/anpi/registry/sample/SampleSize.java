package jp.anpi.registry.sample;

import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;

/** How large the made-up place is. People per group and plans are the numbers of the issue; the rest follows from caseloads. */
public enum SampleSize {
    /** みなせ町: 3,000 people in 6 districts, ready in a moment. */
    TOWN(
            "みなせ町",
            new Grid(3, 2, 0.045, 0.036),
            new Groups(40, 110, 450, 600, 1_800),
            30,
            new OfficeCounts(4, 3, 2, 3, 2, 1, 1)),
    /** みなせ市: 215,891 people in 24 districts, as many as the real city has. */
    CITY(
            "みなせ市",
            new Grid(6, 4, 0.135, 0.081),
            new Groups(260, 740, 9_000, 20_000, 185_891),
            220,
            new OfficeCounts(54, 18, 24, 60, 40, 18, 12)),
    /** みなせ圏: 647,673 people, three times the city on the same ground, to measure what growth costs. */
    REGION(
            "みなせ圏",
            new Grid(6, 4, 0.135, 0.081),
            new Groups(780, 2_220, 27_000, 60_000, 557_673),
            660,
            new OfficeCounts(162, 54, 72, 180, 120, 54, 36));

    private final String japanese;
    private final Grid grid;
    private final Groups groups;
    private final int plans;
    private final OfficeCounts offices;

    SampleSize(String japanese, Grid grid, Groups groups, int plans, OfficeCounts offices) {
        this.japanese = japanese;
        this.grid = grid;
        this.groups = groups;
        this.plans = plans;
        this.offices = offices;
    }

    /** The name of the place. */
    public String japanese() {
        return japanese;
    }

    /** All people, of every group. */
    public int people() {
        return groups.of.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** People in one group. */
    public int people(PriorityGroup group) {
        return groups.of.getOrDefault(group, 0);
    }

    /** People who have an evacuation plan. */
    public int plans() {
        return plans;
    }

    Grid grid() {
        return grid;
    }

    OfficeCounts offices() {
        return offices;
    }

    /** Districts side by side and their extent together, in degrees. */
    record Grid(int columns, int rows, double width, double height) {
        int districts() {
            return columns * rows;
        }
    }

    record OfficeCounts(
            int careManagement,
            int visitingNursing,
            int clinics,
            int dayService,
            int homeHelp,
            int shortStay,
            int disabilitySupport) {}

    private record Groups(Map<PriorityGroup, Integer> of) {
        Groups(int push, int medical, int care, int accommodation, int general) {
            this(Map.of(
                    PriorityGroup.PUSH_SUPPORT, push,
                    PriorityGroup.MEDICAL_COORDINATION, medical,
                    PriorityGroup.CARE_CONSIDERATION, care,
                    PriorityGroup.REASONABLE_ACCOMMODATION, accommodation,
                    PriorityGroup.GENERAL, general));
        }
    }
}
