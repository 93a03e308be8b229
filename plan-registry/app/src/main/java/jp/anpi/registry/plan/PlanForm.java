package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;

/** What a plan says, as it is sent; what is left out is nothing. */
record PlanForm(
        Optional<List<ContactForm>> contacts,
        Optional<List<SupporterForm>> supporters,
        Optional<List<NamedChecker>> checkers,
        Optional<List<DestinationForm>> destinations,
        Optional<LeavingForm> leaving,
        Optional<String> wishes,
        Optional<CardForm> card) {

    record ContactForm(
            Optional<String> name,
            Optional<String> relation,
            Optional<String> phone,
            Optional<String> mail,
            Optional<String> address,
            Optional<Boolean> mayBeTold,
            Optional<String> hours,
            Optional<String> kana,
            Optional<String> mobile) {

        EmergencyContact read(String field, PlanFields fields) {
            return new EmergencyContact(
                    fields.name(field + ".name", name),
                    fields.name(field + ".relation", relation),
                    fields.line(field + ".phone", phone),
                    fields.line(field + ".mail", mail),
                    fields.line(field + ".address", address),
                    mayBeTold.orElse(false),
                    fields.line(field + ".hours", hours),
                    fields.line(field + ".kana", kana),
                    fields.line(field + ".mobile", mobile));
        }
    }

    record AgreementForm(Optional<Agreement.State> state, Optional<LocalDate> on, Optional<String> how) {

        Agreement read(String field, PlanFields fields) {
            return new Agreement(
                    fields.required(field + ".state", state, Agreement.State.NO_ANSWER),
                    on,
                    fields.line(field + ".how", how));
        }
    }

    record SupporterForm(
            Optional<Supporter.Kind> kind,
            Optional<String> name,
            Optional<String> relation,
            Optional<String> address,
            Optional<String> phone,
            Optional<String> mail,
            Optional<AgreementForm> agreement,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {

        Supporter read(String field, PlanFields fields) {
            if (from.flatMap(first -> to.filter(last -> last.isBefore(first))).isPresent()) {
                fields.firstAfterLast(field + ".to");
            }
            return new Supporter(
                    kind.orElse(Supporter.Kind.PERSON),
                    fields.name(field + ".name", name),
                    fields.name(field + ".relation", relation),
                    fields.line(field + ".address", address),
                    fields.line(field + ".phone", phone),
                    fields.line(field + ".mail", mail),
                    agreement
                            .map(said -> said.read(field + ".agreement", fields))
                            .orElse(Agreement.NOT_ASKED),
                    from,
                    to);
        }
    }

    record DestinationForm(
            Optional<Set<Hazard>> hazards,
            Optional<Destination.Kind> kind,
            Optional<String> name,
            Optional<String> address,
            Optional<Position> position) {

        Destination read(String field, PlanFields fields) {
            return new Destination(
                    fields.required(
                            field + ".hazards", hazards.filter(some -> !some.isEmpty()), Set.of(Hazard.EARTHQUAKE)),
                    fields.required(field + ".kind", kind, Destination.Kind.SHELTER),
                    fields.name(field + ".name", name),
                    fields.line(field + ".address", address),
                    position);
        }
    }

    record LeavingForm(
            Optional<Leaving.Start> start,
            Optional<String> route,
            Optional<String> transport,
            Optional<Integer> helpers,
            Optional<List<String>> items,
            Optional<String> pets) {

        Leaving read(PlanFields fields) {
            return new Leaving(
                    start,
                    fields.prose("leaving.route", route),
                    fields.line("leaving.transport", transport),
                    fields.between("leaving.helpers", helpers, 0, 20),
                    fields.each("leaving.items", items, (field, item) -> fields.name(field, Optional.of(item))),
                    fields.line("leaving.pets", pets));
        }
    }

    record IllnessForm(
            Optional<String> name, Optional<String> surgery, Optional<String> hospital, Optional<String> doctor) {

        EmergencyCard.Illness read(String field, PlanFields fields) {
            return new EmergencyCard.Illness(
                    fields.name(field + ".name", name),
                    fields.line(field + ".surgery", surgery),
                    fields.line(field + ".hospital", hospital),
                    fields.line(field + ".doctor", doctor));
        }
    }

    record NeighbourForm(Optional<String> name, Optional<String> relation, Optional<String> phone) {

        EmergencyCard.Neighbour read(String field, PlanFields fields) {
            return new EmergencyCard.Neighbour(
                    fields.name(field + ".name", name),
                    fields.name(field + ".relation", relation),
                    fields.line(field + ".phone", phone));
        }
    }

    record CardForm(
            Optional<String> volunteer,
            Optional<String> association,
            Optional<EmergencyCard.BloodType> blood,
            Optional<List<IllnessForm>> illnesses,
            Optional<String> allergies,
            Optional<List<NeighbourForm>> neighbours,
            Optional<String> message) {

        EmergencyCard read(PlanFields fields) {
            return new EmergencyCard(
                    fields.line("card.volunteer", volunteer),
                    fields.line("card.association", association),
                    blood,
                    fields.each("card.illnesses", illnesses, (field, one) -> one.read(field, fields)),
                    fields.line("card.allergies", allergies),
                    fields.each("card.neighbours", neighbours, (field, one) -> one.read(field, fields)),
                    fields.prose("card.message", message));
        }
    }

    /** What it says; what is wrong is told to the fields, and the answer is then of no use. */
    PlanContent read(PlanFields fields) {
        List<EmergencyContact> family = fields.each("contacts", contacts, (field, one) -> one.read(field, fields));
        List<Supporter> helping = fields.each("supporters", supporters, (field, one) -> one.read(field, fields));
        int people = family.size() + helping.size();
        List<NamedChecker> named = fields.each("checkers", checkers, (field, one) -> {
            if (isNobody(one, people)) {
                fields.notOneOfThem(field);
            }
            return one;
        });
        List<Destination> places = fields.each("destinations", destinations, (field, one) -> one.read(field, fields));
        Leaving way = leaving.map(form -> form.read(fields)).orElse(Leaving.NOT_SAID);
        Optional<String> wish = fields.prose("wishes", wishes);
        EmergencyCard front = card.map(form -> form.read(fields)).orElse(EmergencyCard.BLANK);
        fields.refuseWrong();
        return new PlanContent(family, helping, named, places, way, wish, front);
    }

    /** Jackson leaves out what was not sent, whatever the records say. */
    private static boolean isNobody(NamedChecker checker, int people) {
        return switch (checker) {
            case NamedChecker.ByMember(var member) -> Objects.isNull(member);
            case NamedChecker.ByOffice(var office) -> Objects.isNull(office);
            case NamedChecker.ByContact(int at) -> at < 0 || at >= people;
        };
    }
}
