package jp.anpi.registry.importing.office;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.search.SearchKey;

/** The words by which our own lists name what the registry knows by codes: such as our import reads as the same. */
public final class ListWords {

    private ListWords() {}

    public static String of(OfficeState office) {
        return office.otherKind().orElseGet(() -> of(office.kind()));
    }

    static String of(OfficeState.Kind kind) {
        return switch (kind) {
            case CARE_MANAGEMENT -> "居宅介護支援";
            case VISITING_NURSING -> "訪問看護";
            case CLINIC -> "診療所";
            case DAY_SERVICE -> "通所介護";
            case HOME_HELP -> "訪問介護";
            case SHORT_STAY -> "短期入所";
            case DISABILITY_SUPPORT -> "障害福祉サービス";
            case SMALL_MULTIFUNCTION -> "小規模多機能型居宅介護";
            case GROUP_HOME -> "グループホーム";
            case HOME_REHABILITATION -> "訪問リハビリテーション";
            case PHARMACY -> "薬局";
            case DEVICE_SUPPLIER -> "医療機器業者";
            case OTHER -> "その他";
        };
    }

    /** Only the first four are of members of offices; the others no list brings. */
    public static String of(Role role) {
        return switch (role) {
            case CARE_MANAGER -> "介護支援専門員・相談支援専門員";
            case MEDICAL_VISITOR -> "訪問看護・訪問診療";
            case PROVIDER_STAFF -> "事業所職員";
            case SUPPORTER -> "避難支援等実施者";
            case ADMIN -> "市の管理者";
            case DESK -> "市の担当者";
            case RESTRICTED_DESK -> "市の限られた担当者";
            case AUDITOR -> "監査人";
            case SCRIPT -> "連携プログラム";
        };
    }

    /** Each district by its name, or by its code where the name might mean another or cannot stand in a list of several. */
    public static Map<DistrictId, String> of(Collection<DistrictState> districts) {
        Map<String, Long> meant = districts.stream()
                .flatMap(one -> Stream.of(SearchKey.of(one.id().value()), SearchKey.of(one.name()))
                        .distinct())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        return districts.stream().collect(Collectors.toMap(DistrictState::id, one -> {
            boolean clear = meant.getOrDefault(SearchKey.of(one.name()), 0L) == 1
                    && !SearchKey.of(one.name()).isEmpty()
                    && !OfficeRows.BETWEEN.matcher(one.name()).find();
            return clear ? one.name() : one.id().value();
        }));
    }
}
