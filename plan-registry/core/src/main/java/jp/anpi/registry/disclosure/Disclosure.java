package jp.anpi.registry.disclosure;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.paper.SheetList;

/** Who of those that sign in may see which part of the registry. What is not allowed here is not shown. */
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

    /** Whether the address and the place on the map are shown; those of people under protection (DV 等) only to the restricted desk. */
    public static boolean showsHome(Role role, Home home) {
        return readsRegistry(role) && (!home.confidential() || role == Role.RESTRICTED_DESK);
    }

    /** Whether the address is printed on a sheet that leaves the house: never that of people under protection, whoever prints. */
    public static boolean printsHome(Home home) {
        return !home.confidential();
    }

    /**
     * Whether somebody enters a sheet of paper: who reads the registry any, care staff the sheets of their own clients.
     *
     * @param member who the caller is, if that is known
     */
    public static boolean entersSheet(Role role, Optional<MemberId> member, SheetList list) {
        return readsRegistry(role)
                || switch (list) {
                    case SheetList.OfMember of ->
                        member.filter(of.member()::equals).isPresent();
                    case SheetList.OfDistrict _ -> false;
                };
    }

    /** Whether a row of a sheet may be known: care staff know whom they are in charge of today, however long they were before. */
    public static boolean showsRow(
            Role role, Optional<MemberId> member, Optional<OfficeId> office, PersonState person, LocalDate today) {
        return readsRegistry(role)
                || person.assignments().stream()
                        .anyMatch(one -> one.holdsOn(today) && one.putsInCharge(member, office));
    }
}
