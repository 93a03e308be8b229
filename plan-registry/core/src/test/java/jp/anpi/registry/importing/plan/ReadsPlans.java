package jp.anpi.registry.importing.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.shelter.DesignatedPlace;

/** Lists of plans as their text, and the plans that somebody has before them. */
abstract class ReadsPlans {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Position SCHOOL = new Position(35.86, 139.91);
    static final MemberState NURSE = new MemberState(
            MemberId.random(),
            1,
            OfficeId.random(),
            "看護 一郎",
            Role.MEDICAL_VISITOR,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    final List<RowFault> faults = new ArrayList<>();
    final PersonState person = Registered.person();

    /** As the desk wrote it and the person confirmed it. */
    EvacuationPlan confirmed(PlanContent content) {
        return none(person)
                .adopt(
                        content,
                        new Written("市 太郎", TODAY),
                        Optional.of(new Confirmation(Confirmation.By.PERSON, "髙橋 一", "訪問", TODAY)));
    }

    static PlanHistory none(PersonState of) {
        return new PlanHistory(of.id(), List.of());
    }

    PlanHistory history(EvacuationPlan... versions) {
        return new PlanHistory(person.id(), List.of(versions));
    }

    EvacuationPlan next(PlanHistory history, String list) {
        return ((PlanMerge.Result.Changed) merged(history, list)).plan();
    }

    PlanMerge.Result merged(PlanHistory history, String list) {
        return merged(person, history, list, Role.DESK);
    }

    PlanMerge.Result merged(PersonState of, PlanHistory history, String list, Role role) {
        var mapping = ListText.mapped(PlanColumn.class, list);
        var place = new DesignatedPlace(
                "E1",
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                "川端小学校",
                "",
                "川端1",
                Optional.of(SCHOOL),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        var rows = new PlanRows(
                mapping, name -> name.equals(place.name()) ? Optional.of(place) : Optional.empty(), TODAY, faults::add);
        var merge = new PlanMerge(
                new CheckerNames(new OfficeBook(List.of(), Map.of()), MemberBook.of(List.of(NURSE))),
                mapping,
                TextEncoding.UTF_8,
                new Sender("市 太郎", role, TODAY),
                faults::add);
        return merge.of(of, history, ListText.read(list, rows::read).getFirst());
    }
}
