package jp.anpi.registry.importing.office;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of offices; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class OfficeRows {

    private static final OfficeColumn[] COLUMNS = OfficeColumn.values();
    private static final Map<String, OfficeState.Kind> KINDS = Map.ofEntries(
            entry("care_management", OfficeState.Kind.CARE_MANAGEMENT),
            entry("居宅介護支援", OfficeState.Kind.CARE_MANAGEMENT),
            entry("居宅介護支援事業所", OfficeState.Kind.CARE_MANAGEMENT),
            entry("介護予防支援", OfficeState.Kind.CARE_MANAGEMENT),
            entry("地域包括支援センター", OfficeState.Kind.CARE_MANAGEMENT),
            entry("visiting_nursing", OfficeState.Kind.VISITING_NURSING),
            entry("訪問看護", OfficeState.Kind.VISITING_NURSING),
            entry("訪問看護ステーション", OfficeState.Kind.VISITING_NURSING),
            entry("clinic", OfficeState.Kind.CLINIC),
            entry("診療所", OfficeState.Kind.CLINIC),
            entry("病院", OfficeState.Kind.CLINIC),
            entry("医療機関", OfficeState.Kind.CLINIC),
            entry("訪問診療", OfficeState.Kind.CLINIC),
            entry("day_service", OfficeState.Kind.DAY_SERVICE),
            entry("通所介護", OfficeState.Kind.DAY_SERVICE),
            entry("地域密着型通所介護", OfficeState.Kind.DAY_SERVICE),
            entry("通所リハビリテーション", OfficeState.Kind.DAY_SERVICE),
            entry("デイサービス", OfficeState.Kind.DAY_SERVICE),
            entry("デイケア", OfficeState.Kind.DAY_SERVICE),
            entry("home_help", OfficeState.Kind.HOME_HELP),
            entry("訪問介護", OfficeState.Kind.HOME_HELP),
            entry("訪問入浴介護", OfficeState.Kind.HOME_HELP),
            entry("ホームヘルプ", OfficeState.Kind.HOME_HELP),
            entry("short_stay", OfficeState.Kind.SHORT_STAY),
            entry("短期入所", OfficeState.Kind.SHORT_STAY),
            entry("短期入所生活介護", OfficeState.Kind.SHORT_STAY),
            entry("短期入所療養介護", OfficeState.Kind.SHORT_STAY),
            entry("ショートステイ", OfficeState.Kind.SHORT_STAY),
            entry("disability_support", OfficeState.Kind.DISABILITY_SUPPORT),
            entry("相談支援", OfficeState.Kind.DISABILITY_SUPPORT),
            entry("特定相談支援", OfficeState.Kind.DISABILITY_SUPPORT),
            entry("障害福祉サービス", OfficeState.Kind.DISABILITY_SUPPORT),
            entry("small_multifunction", OfficeState.Kind.SMALL_MULTIFUNCTION),
            entry("小規模多機能", OfficeState.Kind.SMALL_MULTIFUNCTION),
            entry("小規模多機能型居宅介護", OfficeState.Kind.SMALL_MULTIFUNCTION),
            entry("看護小規模多機能型居宅介護", OfficeState.Kind.SMALL_MULTIFUNCTION),
            entry("看多機", OfficeState.Kind.SMALL_MULTIFUNCTION),
            entry("group_home", OfficeState.Kind.GROUP_HOME),
            entry("グループホーム", OfficeState.Kind.GROUP_HOME),
            entry("認知症対応型共同生活介護", OfficeState.Kind.GROUP_HOME),
            entry("共同生活援助", OfficeState.Kind.GROUP_HOME),
            entry("home_rehabilitation", OfficeState.Kind.HOME_REHABILITATION),
            entry("訪問リハ", OfficeState.Kind.HOME_REHABILITATION),
            entry("訪問リハビリ", OfficeState.Kind.HOME_REHABILITATION),
            entry("訪問リハビリテーション", OfficeState.Kind.HOME_REHABILITATION),
            entry("pharmacy", OfficeState.Kind.PHARMACY),
            entry("薬局", OfficeState.Kind.PHARMACY),
            entry("調剤薬局", OfficeState.Kind.PHARMACY),
            entry("device_supplier", OfficeState.Kind.DEVICE_SUPPLIER),
            entry("酸素業者", OfficeState.Kind.DEVICE_SUPPLIER),
            entry("在宅酸素業者", OfficeState.Kind.DEVICE_SUPPLIER),
            entry("hot業者", OfficeState.Kind.DEVICE_SUPPLIER),
            entry("医療機器業者", OfficeState.Kind.DEVICE_SUPPLIER),
            entry("other", OfficeState.Kind.OTHER),
            entry("その他", OfficeState.Kind.OTHER));

    /** Words for all of the city. */
    private static final Set<String> EVERYWHERE = Set.of("市内全域", "全域", "全市", "市内", "市内全地区", "全地区");

    static final Pattern BETWEEN = Pattern.compile("[、,，・/／;；\\n]+");

    private final HeaderMapping<OfficeColumn> mapping;
    private final Function<String, Optional<DistrictId>> districts;
    private final Consumer<RowFault> faults;

    /** @param districts finds a district by its code or name as written */
    public OfficeRows(
            HeaderMapping<OfficeColumn> mapping,
            Function<String, Optional<DistrictId>> districts,
            Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.districts = districts;
        this.faults = faults;
    }

    /** The office of a row; empty when a fault makes it useless. */
    public Optional<OfficeRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        Said<OfficeState.Kind> kind = cells.said(
                OfficeColumn.KIND,
                cell -> Optional.of(KINDS.getOrDefault(Heading.folded(cell), OfficeState.Kind.OTHER)));
        Optional<String> otherKind =
                cells.line(OfficeColumn.KIND).filter(word -> !KINDS.containsKey(Heading.folded(word)));
        Optional<String> number = cells.line(OfficeColumn.NUMBER).map(Heading::capitals);
        if (number.filter(said -> !OfficeRef.isNumber(said)).isPresent()) {
            cells.wrong(OfficeColumn.NUMBER, Reason.OFFICE_NUMBER);
        }
        Optional<String> name = cells.line(OfficeColumn.NAME);
        return cells.result(new OfficeRow(
                cells.number(),
                new OfficeRef(
                        cells.line(OfficeColumn.ID), number, name, kind.value().filter(_ -> otherKind.isEmpty())),
                name.orElse(""),
                kind,
                cells.said(
                        OfficeColumn.DISTRICT,
                        cell -> cells.orWrong(OfficeColumn.DISTRICT, districts.apply(cell.strip()), Reason.DISTRICT)),
                cells.said(OfficeColumn.ADDRESS),
                cells.together(
                        OfficeColumn.LAT, OfficeColumn.LON, () -> cells.position(OfficeColumn.LAT, OfficeColumn.LON)),
                cells.said(OfficeColumn.PHONE, cell -> cells.phone(OfficeColumn.PHONE, cell)),
                cells.said(OfficeColumn.MAIL),
                cells.said(OfficeColumn.HOURS),
                cells.saidYesOrNo(OfficeColumn.FLOOD),
                cells.said(OfficeColumn.SERVES, cell -> serves(cells, cell)),
                otherKind));
    }

    /** Those that are registered; one that is not is told, and loses no row. Where none is, nothing is said: none would be everywhere. */
    private Optional<List<DistrictId>> serves(RowReading<OfficeColumn> cells, String cell) {
        if (EVERYWHERE.contains(cell.strip())) {
            return Optional.of(List.of());
        }
        List<DistrictId> known = new ArrayList<>();
        boolean all = true;
        for (String word : BETWEEN.split(cell.strip())) {
            Optional<DistrictId> district = districts.apply(word.strip());
            district.ifPresent(known::add);
            all &= district.isPresent();
        }
        if (!all) {
            cells.wrong(OfficeColumn.SERVES, Reason.SERVES);
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.stream().distinct().toList());
    }
}
