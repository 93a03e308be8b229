package jp.anpi.registry.disclosure;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;

/**
 * Who of those that sign in may see which part of the registry, and for what. What is not allowed here is not shown. The registry
 * knows of no incident: it answers as in peacetime, but for the paper that somebody at the city declares to be for a disaster.
 */
public final class Disclosure {

    /** Who reads the whole registry. Everybody else sees people through the incidents and clients they have to do with. */
    public static final Set<Role> REGISTRY_READERS =
            Set.copyOf(EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK));

    /** Who invites care staff and looks after their devices. */
    public static final Set<Role> DEVICE_ADMINISTRATORS =
            Set.copyOf(EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK));

    /** Who works at the city, signs in with a password, and may have tokens for scripts. */
    public static final Set<Role> CITY_STAFF =
            Set.copyOf(EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK, Role.AUDITOR));

    /** Who looks after people outside the city's offices: they come in by invitation, and take turns at shared devices. */
    public static final Set<Role> CARE_STAFF =
            Set.copyOf(EnumSet.of(Role.CARE_MANAGER, Role.MEDICAL_VISITOR, Role.PROVIDER_STAFF, Role.SUPPORTER));

    /** Who enters sheets of paper: care staff their own, the city everybody's. */
    public static final Set<Role> SHEET_READERS =
            Stream.concat(REGISTRY_READERS.stream(), CARE_STAFF.stream()).collect(Collectors.toUnmodifiableSet());

    /** Who looks after the accounts of the city's staff, and after roles. */
    public static final Set<Role> ACCOUNT_ADMINISTRATORS = Set.of(Role.ADMIN);

    private Disclosure() {}

    /** Whether a role may read people, offices and members as the registry keeps them. */
    public static boolean readsRegistry(Role role) {
        return REGISTRY_READERS.contains(role);
    }

    /** Whether a role invites care staff and sees and withdraws everybody's devices, not only its own. */
    public static boolean administersDevices(Role role) {
        return DEVICE_ADMINISTRATORS.contains(role);
    }

    /** Whether a role may have a token that plays drills; an auditor looks and does not play. */
    public static boolean playsDrills(Role role) {
        return REGISTRY_READERS.contains(role);
    }

    /** Whether a role looks after everybody's accounts and tokens, not only its own. */
    public static boolean administersAccounts(Role role) {
        return ACCOUNT_ADMINISTRATORS.contains(role);
    }

    /** Whether the administrator may turn one role into another: nobody becomes care staff who is not of an office. */
    public static boolean mayBecome(Role present, Role next) {
        return CITY_STAFF.contains(present) && CITY_STAFF.contains(next)
                || CARE_STAFF.contains(present) && CARE_STAFF.contains(next);
    }

    /**
     * What of a person somebody may see, in lists of everybody as well.
     *
     * @param role of who sees; for {@link Purpose#HAND_OUT} of who gets the paper, whoever prints it
     * @param tie to the person, of who sees or gets the paper
     */
    public static Sight sight(Role role, Tie tie, Occasion occasion, Purpose purpose) {
        return switch (role) {
            case RESTRICTED_DESK -> {
                Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
                fields.addAll(city(purpose).fields());
                if (purpose == Purpose.KEEPING_THE_REGISTRY || purpose == Purpose.TAKE_AWAY) {
                    fields.add(PersonField.PROTECTED_HOME);
                }
                yield new Sight(fields);
            }
            case ADMIN, DESK -> city(purpose);
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER ->
                switch (purpose) {
                    case SAFETY_CHECK ->
                        tie.relation() == Relation.IN_CHARGE
                                ? Sight.of(PersonField.RECORD, PersonField.HEALTH)
                                : Sight.NONE;
                    case HAND_OUT ->
                        isClose(role, tie.relation()) && isShared(role, tie, occasion)
                                ? Sight.of(PersonField.RECORD, PersonField.HEALTH, PersonField.HOME)
                                : Sight.NONE;
                    case KEEPING_THE_REGISTRY, TAKE_AWAY, ACCESS, OVERSIGHT -> Sight.NONE;
                };
            case AUDITOR, SCRIPT -> Sight.NONE;
        };
    }

    /** What somebody sees of people to whom nothing joins them. */
    public static Sight sight(Role role, Purpose purpose) {
        return sight(role, Tie.NONE, Occasion.PEACETIME, purpose);
    }

    /** Paper goes from hand to hand: who did not agree to be a supporter is named on the screen of the city only. */
    private static Sight city(Purpose purpose) {
        return switch (purpose) {
            case KEEPING_THE_REGISTRY ->
                Sight.of(
                        PersonField.RECORD,
                        PersonField.HEALTH,
                        PersonField.LIFE_SUPPORT,
                        PersonField.HOME,
                        PersonField.UNAGREED_SUPPORTERS);
            case TAKE_AWAY ->
                Sight.of(PersonField.RECORD, PersonField.HEALTH, PersonField.LIFE_SUPPORT, PersonField.HOME);
            case HAND_OUT -> Sight.of(PersonField.RECORD, PersonField.HEALTH, PersonField.HOME);
            case SAFETY_CHECK -> Sight.of(PersonField.RECORD, PersonField.HEALTH);
            case ACCESS, OVERSIGHT -> Sight.NONE;
        };
    }

    private static boolean isClose(Role role, Relation relation) {
        return switch (relation) {
            case IN_CHARGE -> true;
            case NEIGHBOUR -> role == Role.SUPPORTER;
            case NONE -> false;
        };
    }

    /** In a disaster nobody is asked; before it the person's word on the list, about such as get the paper, decides: it says no more. */
    private static boolean isShared(Role role, Tie tie, Occasion occasion) {
        return switch (occasion) {
            case DISASTER -> true;
            case PEACETIME ->
                ConsentScope.of(role).filter(tie.agreed().list()::contains).isPresent();
        };
    }
}
