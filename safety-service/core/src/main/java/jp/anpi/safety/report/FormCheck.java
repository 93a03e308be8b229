package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.Source;
import jp.anpi.safety.contract.SupplyKind;
import jp.anpi.safety.report.SafetyReport.Need;
import jp.anpi.safety.report.SafetyReport.Place;
import jp.anpi.safety.report.SafetyReport.ReportedBy;
import jp.anpi.safety.report.SafetyReport.Supplied;
import jp.anpi.safety.report.SafetyReport.TypedName;

/** Checks one form as a whole, so that the sender learns everything at once. */
final class FormCheck {

    private static final int NAME = 200;
    private static final int ADDRESS = 500;
    private static final int DETAIL = 500;
    private static final int NOTES = 4_000;
    private static final int KEY = 100;
    private static final int NEEDS = 20;
    private static final int SUPPLIES = 8;
    private static final int MOST_HOURS = 90 * 24;

    private final ReportForm form;
    private final Fields fields = new Fields();

    FormCheck(ReportForm form) {
        this.form = form;
    }

    CheckedReport result() {
        Optional<ReportId> id = fields.required("id", form.id(), text -> fields.uuid("id", text))
                .map(ReportId::new);
        Optional<PersonId> person =
                form.personId().flatMap(text -> fields.uuid("personId", text)).map(PersonId::new);
        TypedName typed = typed();
        boolean somebody = form.personId().isPresent()
                || form.name().filter(n -> !n.isBlank()).isPresent();
        if (!somebody) {
            fields.wrong("name", "対象者を一覧から選ぶ（personId）か、氏名を入力してください。", "Pick the person (personId) or type a name.");
        }
        Optional<ContactAxis> contact =
                fields.required("contact", form.contact(), text -> fields.oneOf("contact", text, ContactAxis.class));
        Optional<Evidence> evidence =
                fields.required("evidence", form.evidence(), text -> fields.oneOf("evidence", text, Evidence.class));
        Optional<Condition> condition = fields.required(
                "condition", form.condition(), text -> fields.oneOf("condition", text, Condition.class));
        Place place = form.place().map(this::place).orElse(Place.UNKNOWN);
        List<Need> needs = needs();
        List<Supplied> supplied = supplied();
        Optional<String> notes = fields.text("notes", form.notes(), NOTES, true);
        Optional<Source> source =
                fields.required("source", form.source(), text -> fields.oneOf("source", text, Source.class));
        Optional<Channel> channel = form.channel().flatMap(text -> fields.oneOf("channel", text, Channel.class));
        Optional<ReportedBy> reportedBy = form.reportedBy().map(this::reportedBy);
        Optional<Observed> observed = observed();
        Optional<Instant> enteredAt = form.enteredAt().flatMap(text -> fields.instant("enteredAt", text));
        Optional<ReportId> supersedes = supersedes(id);
        Optional<String> bundle = fields.text("bundleId", form.bundleId(), KEY, false);
        Optional<String> device = fields.text("deviceId", form.deviceId(), KEY, false);
        if (form.sequence().filter(sequence -> sequence < 0).isPresent()) {
            fields.wrong("sequence", "0以上の数で送ってください。", "Send a number of 0 or more.");
        }
        if (!fields.problems().isEmpty()) {
            return new CheckedReport.Invalid(fields.problems());
        }
        return new CheckedReport.Valid(new SafetyReport(
                id.orElseThrow(),
                person,
                typed,
                contact.orElseThrow(),
                evidence.orElseThrow(),
                condition.orElseThrow(),
                place,
                needs,
                supplied,
                notes,
                source.orElseThrow(),
                channel,
                reportedBy,
                observed.orElseThrow(),
                enteredAt,
                supersedes,
                bundle,
                device,
                form.sequence()));
    }

    private TypedName typed() {
        Optional<String> name = fields.text("name", form.name(), NAME, false);
        Optional<String> address = fields.text("address", form.address(), ADDRESS, false);
        Optional<String> birthDate = fields.text("birthDate", form.birthDate(), KEY, false);
        return new TypedName(name, address, birthDate);
    }

    private Optional<Observed> observed() {
        Optional<Instant> until = form.observedUntil().flatMap(text -> fields.instant("observedUntil", text));
        if (form.observedUnknown().orElse(false)) {
            if (form.observedAt().isPresent() || form.observedUntil().isPresent()) {
                fields.wrong(
                        "observedUnknown",
                        "観察した時刻が分からないときは、時刻（observedAt、observedUntil）を付けずに送ってください。",
                        "When the time is not known, send neither observedAt nor observedUntil.");
            }
            return Optional.of(new Observed.Unknown());
        }
        Optional<Instant> at =
                fields.required("observedAt", form.observedAt(), text -> fields.instant("observedAt", text));
        if (at.isEmpty() || until.isEmpty()) {
            return at.map(Observed.At::new);
        }
        if (until.get().isBefore(at.get())) {
            fields.wrong(
                    "observedUntil",
                    "observedAt と同じか、それより後の時刻を送ってください。",
                    "Send an instant that is not before observedAt.");
            return Optional.empty();
        }
        return Optional.of(new Observed.Between(at.get(), until.get()));
    }

    private Place place(ReportForm.PlaceForm given) {
        Optional<PlaceKind> kind =
                fields.required("place.kind", given.kind(), text -> fields.oneOf("place.kind", text, PlaceKind.class));
        return new Place(
                kind.orElse(PlaceKind.UNKNOWN),
                fields.text("place.detail", given.detail(), DETAIL, false),
                position(given),
                given.asOf().flatMap(text -> fields.instant("place.asOf", text)));
    }

    private Optional<Position> position(ReportForm.PlaceForm given) {
        if (given.lat().isEmpty() && given.lon().isEmpty()) {
            return Optional.empty();
        }
        if (given.lat().isEmpty() || given.lon().isEmpty()) {
            String missing = given.lat().isEmpty() ? "place.lat" : "place.lon";
            fields.wrong(missing, "緯度と経度はそろえて送ってください。", "Send latitude and longitude together.");
            return Optional.empty();
        }
        double lat = given.lat().get();
        double lon = given.lon().get();
        if (!(Math.abs(lat) <= 90)) {
            fields.wrong("place.lat", "-90から90までの度で送ってください。", "Send degrees from -90 to 90.");
            return Optional.empty();
        }
        if (!(Math.abs(lon) <= 180)) {
            fields.wrong("place.lon", "-180から180までの度で送ってください。", "Send degrees from -180 to 180.");
            return Optional.empty();
        }
        return Optional.of(new Position(lat, lon));
    }

    private List<Need> needs() {
        if (form.needs().size() > NEEDS) {
            fields.wrong("needs", NEEDS + "件までで送ってください。", "Send at most " + NEEDS + " needs.");
            return List.of();
        }
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < form.needs().size(); i++) {
            String at = "needs[" + i + "].";
            ReportForm.NeedForm given = form.needs().get(i);
            Optional<String> detail = fields.text(at + "detail", given.detail(), DETAIL, false);
            fields.required(at + "kind", given.kind(), text -> fields.oneOf(at + "kind", text, NeedKind.class))
                    .ifPresent(kind -> needs.add(new Need(kind, detail)));
        }
        if (needs.size() > 1 && needs.stream().anyMatch(need -> need.kind() == NeedKind.NONE)) {
            fields.wrong("needs", "「必要なし」（NONE）はほかの必要と一緒に送れません。", "NONE cannot stand beside another need.");
        }
        return needs;
    }

    private List<Supplied> supplied() {
        if (form.supplied().size() > SUPPLIES) {
            fields.wrong("supplied", SUPPLIES + "件までで送ってください。", "Send at most " + SUPPLIES + " supplies.");
            return List.of();
        }
        List<Supplied> supplied = new ArrayList<>();
        for (int i = 0; i < form.supplied().size(); i++) {
            String at = "supplied[" + i + "].";
            ReportForm.SuppliedForm given = form.supplied().get(i);
            fields.required(at + "kind", given.kind(), text -> fields.oneOf(at + "kind", text, SupplyKind.class))
                    .flatMap(kind -> supplied(at + "hours", kind, given.hours()))
                    .ifPresent(supplied::add);
        }
        return supplied;
    }

    private Optional<Supplied> supplied(String field, SupplyKind kind, Optional<Double> hours) {
        if (hours.filter(h -> !(h > 0 && h <= MOST_HOURS)).isPresent()) {
            fields.wrong(
                    field,
                    "0より大きく" + MOST_HOURS + "以下の時間数で送ってください。",
                    "Send hours above 0, at most " + MOST_HOURS + ".");
            return Optional.empty();
        }
        return switch (kind) {
            case POWER -> Optional.of(new Supplied(kind, hours.map(FormCheck::duration)));
            case DIALYSIS -> {
                if (hours.isPresent()) {
                    fields.wrong(field, "透析には時間数を付けられません。", "A dialysis session takes no hours.");
                }
                yield Optional.of(new Supplied(kind, Optional.empty()));
            }
            case VENTILATOR, OXYGEN, SUCTION, TUBE_FEEDING, OTHER_DEVICE, MEDICINE -> {
                if (hours.isEmpty()) {
                    fields.wrong(field, "何時間もつかを送ってください。", "Say how many hours it lasts.");
                }
                yield hours.map(h -> new Supplied(kind, Optional.of(duration(h))));
            }
        };
    }

    private static Duration duration(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }

    private ReportedBy reportedBy(ReportForm.ReportedByForm given) {
        return new ReportedBy(
                given.memberId()
                        .flatMap(text -> fields.uuid("reportedBy.memberId", text))
                        .map(MemberId::new),
                fields.text("reportedBy.name", given.name(), NAME, false),
                fields.text("reportedBy.role", given.role(), NAME, false));
    }

    private Optional<ReportId> supersedes(Optional<ReportId> id) {
        Optional<ReportId> corrected = form.supersedes()
                .flatMap(text -> fields.uuid("supersedes", text))
                .map(ReportId::new);
        if (corrected.isPresent() && corrected.equals(id)) {
            fields.wrong("supersedes", "自分自身は訂正できません。", "A report cannot correct itself.");
        }
        return corrected;
    }
}
