package jp.anpi.registry.importing.person;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.disclosure.Sensitivities;
import jp.anpi.registry.disclosure.Sensitivity;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.group.CareProcedure;
import jp.anpi.registry.group.Disability;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.group.SupportReason;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.particulars.LifeWord;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.particulars.PrecisionWord;
import jp.anpi.registry.schedule.Insured;

/**
 * People as our own list writes them: under the headings by which {@link PersonRows} knows them, and so that what it reads is what
 * is there. What the reader may not see is said to be hidden, which a list that comes back leaves as it is.
 *
 * @param registered districts that a list may name, by the words that name them
 */
public record PersonCells(Sight sight, Map<DistrictId, String> registered) {

    public PersonCells {
        registered = Map.copyOf(registered);
    }

    /**
     * Somebody with all that a list may have of them.
     *
     * @param number under which lists have them
     */
    public record Known(
            PersonState person,
            Optional<ResidentNumber> number,
            Requirements needs,
            Particulars more,
            List<Insured> insured) {}

    /** The columns of a list for this reader: where the key is stands in no other's. */
    public Set<PersonColumn> columns() {
        Set<PersonColumn> columns = EnumSet.allOf(PersonColumn.class);
        columns.removeIf(column -> !sight.shows(sensitivity(column)));
        return columns;
    }

    /** Places stand in each list: whose are hidden is said in their cells. */
    private static Sensitivity sensitivity(PersonColumn column) {
        return switch (column) {
            case RESIDENT_NUMBER,
                    PERSON_ID,
                    NAME,
                    KANA,
                    ALIASES,
                    BIRTH_DATE,
                    PHONE,
                    PHONE_OWNER,
                    LIFECYCLE,
                    SINCE,
                    PROTECTED,
                    INSURER,
                    INSURED,
                    SEX,
                    MOBILE,
                    FAX,
                    MAIL,
                    HOURS,
                    ALONE,
                    ALONE_BY_DAY,
                    OTHERS,
                    CONSENT_LIST,
                    CONSENT_MAKING,
                    CONSENT_PLAN,
                    CONSENT_ON,
                    CONSENT_FROM,
                    CONSENT_MANNER,
                    CONSENT_TEXT,
                    CONSENT_DOCUMENT -> Sensitivity.PERSONAL;
            case ADDRESS,
                    DISTRICT,
                    LAT,
                    LON,
                    PRECISION,
                    POSITION_SOURCE,
                    REGISTERED_ADDRESS,
                    STAYING_ADDRESS,
                    FLOOR,
                    ELEVATOR,
                    ROOM -> Sensitivity.PLACE;
            case CARE_LEVEL, CARE_VALID_TO -> Sensitivities.of(Requirements.class, "care");
            case PHYSICAL, INTELLECTUAL, MENTAL -> Sensitivities.of(Requirements.class, "disabilities");
            case PROCEDURES -> Sensitivities.of(Requirements.class, "procedures");
            case REASONS, REASON -> Sensitivities.of(Requirements.class, "reasons");
            case COMMUNICATION -> Sensitivities.of(Particulars.class, "communication");
            case ILLNESS,
                    DEVICE_MODEL,
                    SUPPLIER,
                    SUPPLIER_PHONE,
                    CLINIC,
                    CLINIC_PHONE,
                    DOCTOR,
                    HOSPITAL,
                    HOSPITAL_PHONE -> Sensitivities.of(Particulars.class, "treatment");
            case DEVICES,
                    DIALYSIS,
                    DIALYSIS_FORM,
                    MEDICINES,
                    MEDICINE_ROUTES,
                    OXYGEN_FLOW,
                    OXYGEN_LITRES,
                    CYLINDER,
                    CYLINDERS,
                    DEMAND_VALVE -> Sensitivities.of(PersonState.class, "lifeSupport");
            case KEY -> Sensitivities.of(Particulars.class, "key");
        };
    }

    /** Somebody's row under {@link #columns}. */
    public List<String> of(Known known) {
        ConsentCells consents = ConsentCells.of(known.person().consents());
        return columns().stream().map(column -> cell(column, known, consents)).toList();
    }

    private String cell(PersonColumn column, Known known, ConsentCells consents) {
        PersonState person = known.person();
        Particulars more = known.more();
        return switch (column) {
            case RESIDENT_NUMBER -> said(known.number(), ResidentNumber::text);
            case PERSON_ID -> person.id().toString();
            case NAME -> person.name().written();
            case KANA -> person.name().kana();
            case ALIASES -> Aliases.written(person.aliases());
            case BIRTH_DATE -> said(person.birthDate().map(Object::toString).or(more::born), born -> born);
            case ADDRESS -> place(known, person.home().text());
            case DISTRICT -> place(known, registered.getOrDefault(person.home().district(), ""));
            case LAT -> place(known, said(person.home().position(), Position::lat));
            case LON -> place(known, said(person.home().position(), Position::lon));
            case PRECISION -> place(known, said(person.home().precision(), PrecisionWord::of));
            case PHONE -> said(person.phone(), phone -> phone);
            case LIFECYCLE -> LifeWord.of(person.lifecycle());
            case PROTECTED -> person.home().confidential() ? "該当" : "";
            case CARE_LEVEL -> said(known.needs().care(), CareLevel::japanese);
            case CARE_VALID_TO -> said(known.needs().careValidTo(), day -> day);
            case INSURER -> said(known.insured().stream().findFirst(), Insured::insurer);
            case INSURED -> said(known.insured().stream().findFirst(), Insured::number);
            case SEX -> said(more.sex(), PersonCells::word);
            case REGISTERED_ADDRESS -> place(known, said(more.registered(), text -> text));
            case STAYING_ADDRESS -> place(known, said(more.staying(), text -> text));
            case MOBILE -> said(more.mobile(), text -> text);
            case FAX -> said(more.fax(), text -> text);
            case MAIL -> said(more.mail(), text -> text);
            case HOURS -> said(more.hours(), text -> text);
            case FLOOR -> place(known, said(more.dwelling().floor(), number -> number));
            case ELEVATOR -> place(known, said(more.dwelling().elevator(), PersonCells::word));
            case ROOM -> place(known, said(more.dwelling().room(), text -> text));
            case ALONE -> said(more.household().alone(), PersonCells::word);
            case ALONE_BY_DAY -> said(more.household().aloneByDay(), PersonCells::word);
            case OTHERS -> said(more.household().others(), number -> number);
            case COMMUNICATION -> said(more.communication(), text -> text);
            case KEY -> said(more.key(), text -> text);
            case SINCE -> said(more.lives().stream().reduce((_, last) -> last).flatMap(LifeSpan::from), day -> day);
            case PHYSICAL -> NeedsWords.certificate(known.needs().disabilities(), Disability.Kind.PHYSICAL);
            case INTELLECTUAL -> NeedsWords.certificate(known.needs().disabilities(), Disability.Kind.INTELLECTUAL);
            case MENTAL -> NeedsWords.certificate(known.needs().disabilities(), Disability.Kind.MENTAL);
            case DEVICES -> NeedsWords.devices(person.lifeSupport().devices());
            case DIALYSIS -> NeedsWords.dialysis(person.lifeSupport().dialysis());
            case MEDICINES -> NeedsWords.medicines(person.lifeSupport().medicines());
            case ILLNESS -> said(more.treatment().illness(), text -> text);
            case DEVICE_MODEL -> said(more.treatment().device(), text -> text);
            case SUPPLIER -> said(more.treatment().supplier(), text -> text);
            case SUPPLIER_PHONE -> said(more.treatment().supplierPhone(), text -> text);
            case CLINIC -> said(more.treatment().clinic(), text -> text);
            case CLINIC_PHONE -> said(more.treatment().clinicPhone(), text -> text);
            case OXYGEN_FLOW -> said(person.lifeSupport().oxygen(), Oxygen::litresPerMinute);
            case OXYGEN_LITRES -> said(person.lifeSupport().oxygen(), Oxygen::usableLitres);
            case CYLINDER -> said(person.lifeSupport().oxygen().flatMap(Oxygen::cylinder), text -> text);
            case CYLINDERS -> said(person.lifeSupport().oxygen().flatMap(Oxygen::cylinders), number -> number);
            case DEMAND_VALVE -> said(person.lifeSupport().oxygen().flatMap(Oxygen::demandValve), PersonCells::word);
            case DIALYSIS_FORM -> said(person.lifeSupport().dialysis().flatMap(Dialysis::form), PersonCells::word);
            case MEDICINE_ROUTES -> MedicineRoutes.written(person.lifeSupport().medicines());
            case PROCEDURES -> PersonCare.written(known.needs().procedures(), CareProcedure::japanese);
            case REASONS -> PersonCare.written(known.needs().reasons(), SupportReason::japanese);
            case REASON -> said(known.needs().reason(), text -> text);
            case DOCTOR -> said(more.treatment().doctor(), text -> text);
            case HOSPITAL -> said(more.treatment().hospital(), text -> text);
            case HOSPITAL_PHONE -> said(more.treatment().hospitalPhone(), text -> text);
            case PHONE_OWNER -> said(more.phoneOwner(), text -> text);
            case POSITION_SOURCE -> place(known, said(more.dwelling().positionSource(), text -> text));
            case CONSENT_LIST,
                    CONSENT_MAKING,
                    CONSENT_PLAN,
                    CONSENT_ON,
                    CONSENT_FROM,
                    CONSENT_MANNER,
                    CONSENT_TEXT,
                    CONSENT_DOCUMENT -> consents.cell(column);
        };
    }

    private String place(Known known, String text) {
        return sight.home(known.person().home()) ? text : Sight.NOT_SHOWN;
    }

    private static <T> String said(Optional<T> value, Function<T, Object> word) {
        return value.map(word).map(Object::toString).orElse("");
    }

    private static String word(boolean yes) {
        return yes ? "はい" : "いいえ";
    }

    private static String word(Dialysis.Form form) {
        return switch (form) {
            case BLOOD -> "血液透析";
            case PERITONEAL -> "腹膜透析";
        };
    }

    private static String word(Particulars.Sex sex) {
        return switch (sex) {
            case FEMALE -> "女";
            case MALE -> "男";
            case OTHER -> "その他";
        };
    }
}
