package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Member;
import jp.anpi.deploy.drills.product.MemberId;
import jp.anpi.deploy.drills.product.OfficeId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.Act;
import jp.anpi.deploy.drills.scenario.Scenario;
import jp.anpi.deploy.drills.scenario.Step;
import jp.anpi.deploy.drills.scenario.Who;

/**
 * A scenario with people in it: who is chosen by each step, and when each report leaves. The same scenario, town and
 * seed always give the same course; each step draws from the seed and its own number, so that a step added at the end
 * changes nobody else's.
 *
 * @param drafts by the time they leave
 * @param desk   the steps that are no reports, by time
 * @param chosen people by the label a step gave them
 */
record Course(List<Draft> drafts, List<DeskStep> desk, Map<String, List<PersonId>> chosen) {

    /** A step done by the runner itself, with the people, members or offices it is about. */
    record DeskStep(Step step, List<PersonId> people, List<MemberId> members, List<OfficeId> offices) {}

    /** A town too small for its scenario. */
    static final class TooFew extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooFew(int line, String said) {
            super("line " + line + ": " + said);
        }
    }

    static Course of(Scenario scenario, Town town, long seed) {
        Choosing choosing = new Choosing(town);
        List<Draft> drafts = new ArrayList<>();
        List<DeskStep> desk = new ArrayList<>();
        for (int number = 0; number < scenario.steps().size(); number++) {
            Step step = scenario.steps().get(number);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
            switch (step.act()) {
                case Act.Reports reports -> {
                    Optional<Integer> bundle = reports.bundle() ? Optional.of(number) : Optional.empty();
                    for (PersonId person : choosing.people(step, reports.who(), random)) {
                        Duration at = step.at().plusMillis((long)
                                (random.nextDouble() * reports.spread().toMillis()));
                        drafts.add(new Draft(
                                at, new Draft.About.Listed(person), reports.form(), bundle, reports.resend()));
                    }
                }
                case Act.Unlisted stranger ->
                    drafts.add(new Draft(
                            step.at(),
                            new Draft.About.Unlisted(stranger.name(), stranger.address(), stranger.birthDate()),
                            stranger.form(),
                            Optional.empty(),
                            stranger.resend()));
                case Act.Claim claim -> desk.add(forPeople(step, choosing.people(step, claim.who(), random)));
                case Act.Release release -> desk.add(forPeople(step, choosing.people(step, release.who(), random)));
                case Act.Note note -> desk.add(forPeople(step, choosing.people(step, note.who(), random)));
                case Act.Unavailable unavailable ->
                    desk.add(new DeskStep(
                            step, List.of(), choosing.members(step, unavailable.members(), random), List.of()));
                case Act.Offices offices ->
                    desk.add(new DeskStep(step, List.of(), List.of(), choosing.offices(step, offices.count(), random)));
                case Act.Outage _,
                        Act.PowerBack _,
                        Act.AskOffices _,
                        Act.Available _,
                        Act.Acknowledge _,
                        Act.Close _,
                        Act.Kill _,
                        Act.Restart _,
                        Act.Expect _ -> desk.add(forPeople(step, List.of()));
            }
        }
        drafts.sort(Comparator.comparing(Draft::at));
        return new Course(List.copyOf(drafts), List.copyOf(desk), Map.copyOf(choosing.chosen));
    }

    private static DeskStep forPeople(Step step, List<PersonId> people) {
        return new DeskStep(step, people, List.of(), List.of());
    }

    private static final class Choosing {
        private final Town town;
        private final Set<PersonId> taken = new HashSet<>();
        private final Map<String, List<PersonId>> chosen = new HashMap<>();
        private final List<OfficeId> officesLeft;

        Choosing(Town town) {
            this.town = town;
            this.officesLeft = new ArrayList<>(town.offices());
        }

        List<PersonId> people(Step step, Who who, RandomGenerator random) {
            List<PersonId> matching = town.people().stream()
                    .filter(person -> matches(person, who))
                    .map(Check::person)
                    .toList();
            List<PersonId> free = new ArrayList<>(matching);
            if (!who.again()) free.removeAll(taken);
            int wanted = switch (who.amount()) {
                case Who.Amount.Share(double of) -> Math.max(1, (int) Math.round(matching.size() * of));
                case Who.Amount.Count(int people) -> people;
                case Who.Amount.Rest() -> Math.max(1, free.size());
            };
            if (free.size() < wanted)
                throw new TooFew(
                        step.line(),
                        "the step wants " + wanted + " people, " + free.size() + " of " + matching.size()
                                + " who match are left");
            Collections.shuffle(free, random);
            List<PersonId> people = List.copyOf(free.subList(0, wanted));
            taken.addAll(people);
            who.label().ifPresent(label -> chosen.put(label, people));
            return people;
        }

        private boolean matches(Check person, Who who) {
            boolean group = who.groups().isEmpty() || who.groups().contains(person.group());
            boolean district = who.districts().isEmpty() || who.districts().contains(person.district());
            return group
                    && district
                    && who.among()
                            .map(label -> chosen.getOrDefault(label, List.of()).contains(person.person()))
                            .orElse(true);
        }

        List<OfficeId> offices(Step step, int count, RandomGenerator random) {
            if (officesLeft.size() < count)
                throw new TooFew(
                        step.line(), "the step wants " + count + " offices, " + officesLeft.size() + " are left");
            Collections.shuffle(officesLeft, random);
            List<OfficeId> some = List.copyOf(officesLeft.subList(0, count));
            officesLeft.removeAll(some);
            Collections.sort(officesLeft);
            return some;
        }

        List<MemberId> members(Step step, Act.Members members, RandomGenerator random) {
            return switch (members) {
                case Act.Members.ById(String id) -> List.of(new MemberId(id));
                case Act.Members.OfRole(String role, int count) -> {
                    List<MemberId> matching = new ArrayList<>(town.members().stream()
                            .filter(member -> member.role().equals(role))
                            .map(Member::id)
                            .toList());
                    if (matching.size() < count)
                        throw new TooFew(
                                step.line(),
                                "the step wants " + count + " members of role " + role + ", there are "
                                        + matching.size());
                    Collections.shuffle(matching, random);
                    yield List.copyOf(matching.subList(0, count));
                }
            };
        }
    }
}
