package jp.anpi.registry.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.group.GroupRules;

/** Makes any one person, alone and always the same. */
record People(
        Households households,
        Allotment allotment,
        Identities identities,
        Contacts contacts,
        CareTeam team,
        CareDraw care,
        NeedsDraw needs,
        Dice dice) {

    private static final double UNKNOWN_BIRTH_DATE = 0.002;
    private static final double NAMED_CHECKER = 0.7;
    private static final double NOT_TO_NEIGHBOURS = 0.08;
    private static final EnumSet<ConsentScope> NEIGHBOURS = EnumSet.of(ConsentScope.SUPPORTERS);
    private static final LocalDate ASKED_ON = LocalDate.of(2025, 6, 2);
    private static final Instant RECORDED_AT = Instant.parse("2025-06-09T01:00:00Z");

    PersonState person(int person) {
        var group = allotment.group(person);
        int age = households.age(person);
        int district = households.district(person);
        boolean hasPlan = allotment.hasPlan(person);
        var recorded = needs.draw(group, age, households.woman(person), dice.of(Dice.Purpose.NEEDS, person));
        var life = dice.of(Dice.Purpose.LIFE, person);
        var lifecycle = lifecycle(group, life);
        boolean birthKnown = age < Allotment.SCHOOL_AGE || !Dice.chance(life, UNKNOWN_BIRTH_DATE);
        var chance = dice.of(Dice.Purpose.CARE, person);
        var services = lifecycle == Lifecycle.AT_HOME
                ? services(person, group, age, district, chance)
                : List.<WeeklyService>of();
        var around = contacts.of(person, group, hasPlan);
        return new PersonState(
                identities.id(person),
                1,
                identities.name(person),
                birthKnown ? Optional.of(identities.birthDate(person)) : Optional.empty(),
                identities.home(person),
                identities.phone(person),
                lifecycle,
                GroupRules.place(recorded),
                recorded.lifeSupport(),
                hasPlan,
                hasPlan ? checkers(person, services, around, chance) : List.of(),
                team.assignments(person, group, district, services, chance),
                services,
                around,
                List.of(),
                identities.aliases(person),
                consents(group, dice.of(Dice.Purpose.CONSENT, person)));
    }

    private List<WeeklyService> services(
            int person, PriorityGroup group, int age, int district, RandomGenerator chance) {
        return switch (group) {
            case GENERAL -> List.of();
            case PUSH_SUPPORT, MEDICAL_COORDINATION, CARE_CONSIDERATION, REASONABLE_ACCOMMODATION ->
                care.draw(group, age, district, team.nurse(person).map(MemberState::office), chance);
        };
    }

    /** Of those who need care; some do not want the neighbours to know. */
    private static List<Consent> consents(PriorityGroup group, RandomGenerator chance) {
        return switch (group) {
            case GENERAL -> List.of();
            case PUSH_SUPPORT, MEDICAL_COORDINATION, CARE_CONSIDERATION, REASONABLE_ACCOMMODATION ->
                Dice.chance(chance, NOT_TO_NEIGHBOURS)
                        ? List.of(
                                said(EnumSet.complementOf(NEIGHBOURS), Consent.Answer.CONSENTED),
                                said(NEIGHBOURS, Consent.Answer.REFUSED))
                        : List.of(said(EnumSet.allOf(ConsentScope.class), Consent.Answer.CONSENTED));
        };
    }

    private static Consent said(EnumSet<ConsentScope> scopes, Consent.Answer answer) {
        return new Consent(
                scopes, answer, ASKED_ON, Consent.From.PERSON, Consent.Manner.FORM, "見本の説明書", "見本", RECORDED_AT);
    }

    private static Lifecycle lifecycle(PriorityGroup group, RandomGenerator life) {
        double away = life.nextDouble();
        return switch (group) {
            case PUSH_SUPPORT, MEDICAL_COORDINATION -> away < 0.05 ? Lifecycle.IN_HOSPITAL : Lifecycle.AT_HOME;
            case CARE_CONSIDERATION ->
                away < 0.03 ? Lifecycle.IN_HOSPITAL : away < 0.11 ? Lifecycle.IN_FACILITY : Lifecycle.AT_HOME;
            case REASONABLE_ACCOMMODATION, GENERAL -> away < 0.003 ? Lifecycle.IN_HOSPITAL : Lifecycle.AT_HOME;
        };
    }

    /** The plan's answer to 「災害時に誰が安否確認を行うか」; a third of the plans leave it open. */
    private List<NamedChecker> checkers(
            int person, List<WeeklyService> services, List<ContactPerson> around, RandomGenerator chance) {
        if (!Dice.chance(chance, NAMED_CHECKER)) {
            return List.of();
        }
        double who = chance.nextDouble();
        var professional = team.nurse(person).or(() -> team.careManager(person));
        if (who < 0.5 && professional.isPresent()) {
            return List.of(new NamedChecker.ByMember(professional.get().id()));
        }
        if (who < 0.75 && !services.isEmpty()) {
            return List.of(new NamedChecker.ByOffice(services.getFirst().office()));
        }
        return List.of(new NamedChecker.ByContact(chance.nextInt(around.size())));
    }
}
