package jp.anpi.registry.exporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.office.ListWords;
import jp.anpi.registry.importing.shelter.ShelterCells;
import jp.anpi.registry.letter.Letters;
import jp.anpi.registry.person.PeopleFinding;
import jp.anpi.registry.person.PeopleQuestion;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Builds the lists; the headings are those by which our own import knows them. */
final class ExportTables {

    private static final Document EVERY = new Document();

    private final StateStore<PersonState> persons;
    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final StateStore<DistrictState> districts;
    private final PersonTable people;
    private final PlanTable plans;
    private final WeekTable weeks;
    private final Letters letters;
    private final Shelters shelters;
    private final PeopleFinding finding;

    ExportTables(
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<DistrictState> districts,
            PersonTable people,
            PlanTable plans,
            WeekTable weeks,
            Letters letters,
            Shelters shelters,
            PeopleFinding finding) {
        this.persons = persons;
        this.offices = offices;
        this.members = members;
        this.districts = districts;
        this.people = people;
        this.plans = plans;
        this.weeks = weeks;
        this.letters = letters;
        this.shelters = shelters;
        this.finding = finding;
    }

    /**
     * A list as far as whoever takes it away may see it.
     *
     * @param standing of the plans, of which no other list knows
     */
    ExportTable of(ExportKind kind, Sight sight, Optional<Standing> standing) {
        return switch (kind) {
            case PERSONS -> people.table(sight);
            case OFFICES ->
                new ExportTable(
                        List.of(
                                "事業所ID",
                                "名称",
                                "種別",
                                "地区",
                                "住所",
                                "電話番号",
                                "メール",
                                "連絡可能時間",
                                "緯度",
                                "経度",
                                "浸水想定区域内",
                                "サービス提供地域"),
                        districtNames().flatMapMany(names -> offices.all(EVERY).map(one -> office(one, names))));
            case MEMBERS ->
                new ExportTable(
                        List.of("職員ID", "事業所ID", "氏名", "役割", "電話番号", "メール", "連絡可能時間", "代理の職員ID"),
                        members.all(EVERY).map(ExportTables::member));
            case ASSIGNMENTS ->
                new ExportTable(
                        List.of("対象者ID", "氏名", "役割", "事業所ID", "職員ID", "担当開始日", "担当終了日"),
                        everybody().concatMapIterable(ExportTables::assignments));
            case SERVICES -> weeks.table();
            case PLANS -> plans.table(sight, standing);
            case EMERGENCY_PLACES -> places(DesignatedPlace.Kind.EMERGENCY_PLACE);
            case SHELTERS -> places(DesignatedPlace.Kind.SHELTER);
            case LETTERS ->
                new ExportTable(
                        List.of("対象者ID", "氏名", "フリガナ", "敬称", "住所", "地区", "優先群", "優先群の理由", "前回の案内"),
                        districtNames()
                                .flatMapMany(names -> letters.eligible()
                                        .filter(one -> sight.home(one.person().home()))
                                        .map(one -> letter(one, names))));
        };
    }

    /** Of the people whom a question finds, in its order; who they are is told before the first is written. */
    ExportTable found(PeopleQuestion question, Sight sight, Consumer<List<PersonId>> told) {
        return people.table(sight, finding.all(question, sight).doOnNext(told));
    }

    private ExportTable places(DesignatedPlace.Kind kind) {
        var cells = new ShelterCells(kind);
        return new ExportTable(
                cells.headings(),
                Flux.fromIterable(shelters.all())
                        .filter(place -> place.kind() == kind)
                        .map(cells::of));
    }

    private Mono<Map<DistrictId, String>> districtNames() {
        return districts.all(EVERY).collectList().map(ListWords::of);
    }

    private Flux<PersonState> everybody() {
        return persons.all(EVERY);
    }

    /** No line for who may not be written to by this reader: a merged letter would carry whatever stands for the address. */
    private static List<String> letter(Letters.Eligible one, Map<DistrictId, String> districts) {
        PersonState person = one.person();
        return List.of(
                person.id().toString(),
                person.name().written(),
                person.name().kana(),
                "様",
                person.home().text(),
                districts.getOrDefault(
                        person.home().district(), person.home().district().value()),
                person.placement().group().mark(),
                person.placement().because(),
                said(one.last()));
    }

    private static List<String> office(OfficeState office, Map<DistrictId, String> districts) {
        return List.of(
                office.id().toString(),
                office.name(),
                ListWords.of(office),
                districts.getOrDefault(office.district(), office.district().value()),
                said(office.address()),
                said(office.phone()),
                said(office.mail()),
                said(office.hours()),
                said(office.position().map(place -> place.lat())),
                said(office.position().map(place -> place.lon())),
                office.inFloodArea() ? "該当" : "",
                office.serves().stream()
                        .map(id -> districts.getOrDefault(id, id.value()))
                        .collect(Collectors.joining("、")));
    }

    private static List<String> member(MemberState member) {
        return List.of(
                member.id().toString(),
                member.office().toString(),
                member.name(),
                ListWords.of(member.role()),
                said(member.phone()),
                said(member.mail()),
                said(member.hours()),
                said(member.deputy()));
    }

    private static List<List<String>> assignments(PersonState person) {
        return person.assignments().stream()
                .map(one -> List.of(
                        person.id().toString(),
                        person.name().written(),
                        one.role().japanese(),
                        one.office().toString(),
                        said(one.member()),
                        one.from().toString(),
                        said(one.to())))
                .toList();
    }

    private static String said(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
