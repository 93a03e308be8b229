package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.OfficeState.Kind;
import jp.anpi.registry.contract.Role;

/** The members of the offices and the accounts they sign in with; within an office each is the deputy of the one before. */
final class Staff {

    private static final int NURSES_AT_A_STATION = 3;
    private static final int STAFF_OF_A_PROVIDER = 2;

    private final Dice dice;
    private final List<MemberState> all = new ArrayList<>();
    private final List<SampleAccount> accounts = new ArrayList<>();
    private final List<MemberState> careManagers = new ArrayList<>();
    private final List<MemberState> nurses = new ArrayList<>();
    private final List<MemberState> doctors = new ArrayList<>();

    Staff(Offices offices, int managers, Dice dice) {
        this.dice = dice;
        accounts.add(new SampleAccount(account(), "desk", "災害対策本部", Role.DESK, Optional.empty(), Optional.empty()));
        employManagers(offices.of(Kind.CARE_MANAGEMENT), managers);
        var visitors = new UserNames("visit");
        offices.of(Kind.VISITING_NURSING)
                .forEach(office -> nurses.addAll(employ(office, NURSES_AT_A_STATION, Role.MEDICAL_VISITOR, visitors)));
        offices.of(Kind.CLINIC).forEach(office -> doctors.addAll(employ(office, 1, Role.MEDICAL_VISITOR, visitors)));
        var providers = new UserNames("provider");
        for (var kind : List.of(Kind.DAY_SERVICE, Kind.HOME_HELP, Kind.SHORT_STAY, Kind.DISABILITY_SUPPORT)) {
            offices.of(kind).forEach(office -> employ(office, STAFF_OF_A_PROVIDER, Role.PROVIDER_STAFF, providers));
        }
        accounts.add(new SampleAccount(
                account(), "restricted", "災害対策本部 限定情報係", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty()));
        accounts.add(
                new SampleAccount(account(), "auditor", "監査委員事務局", Role.AUDITOR, Optional.empty(), Optional.empty()));
    }

    List<MemberState> all() {
        return List.copyOf(all);
    }

    List<SampleAccount> accounts() {
        return List.copyOf(accounts);
    }

    MemberState careManager(int number) {
        return careManagers.get(number);
    }

    List<MemberState> nurses() {
        return nurses;
    }

    MemberState doctorOf(OfficeState clinic) {
        return doctors.stream()
                .filter(doctor -> doctor.office().equals(clinic.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a clinic without a doctor"));
    }

    private void employManagers(List<OfficeState> offices, int managers) {
        var names = new UserNames("care");
        for (int office = 0; office < offices.size(); office++) {
            int from = office * managers / offices.size();
            int to = (office + 1) * managers / offices.size();
            careManagers.addAll(employ(offices.get(office), to - from, Role.CARE_MANAGER, names));
        }
    }

    private List<MemberState> employ(OfficeState office, int count, Role role, UserNames names) {
        int first = all.size();
        for (int number = first; number < first + count; number++) {
            var deputy =
                    count == 1 ? Optional.<MemberId>empty() : Optional.of(id(first + (number - first + 1) % count));
            hire(number, office, role, deputy, names.next());
        }
        return List.copyOf(all.subList(first, first + count));
    }

    private void hire(int number, OfficeState office, Role role, Optional<MemberId> deputy, String username) {
        var chance = dice.of(Dice.Purpose.MEMBER, number);
        var name = Names.full(
                Names.surname(chance), Names.givenName(chance, Dice.chance(chance, 0.75), chance.nextInt(1961, 2003)));
        var member = new MemberState(
                id(number),
                1,
                office.id(),
                name.written(),
                role,
                Optional.of(Phones.mobile(9_000 + number)),
                Optional.of(username + "@minase.example"),
                deputy);
        all.add(member);
        accounts.add(new SampleAccount(
                account(), username, member.name(), role, Optional.of(member.id()), Optional.of(office.id())));
    }

    private MemberId id(int number) {
        return new MemberId(dice.uuid(Dice.Purpose.MEMBER_ID, number));
    }

    private AccountId account() {
        return new AccountId(dice.uuid(Dice.Purpose.ACCOUNT_ID, accounts.size()));
    }

    /** care-001, care-002 and so on. */
    private static final class UserNames {
        private final String prefix;
        private int given;

        UserNames(String prefix) {
            this.prefix = prefix;
        }

        String next() {
            given++;
            return "%s-%03d".formatted(prefix, given);
        }
    }
}
