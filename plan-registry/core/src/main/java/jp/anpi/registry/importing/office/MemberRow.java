package jp.anpi.registry.importing.office;

import java.util.Optional;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.Said;

/** What a row says about a member of an office. */
public record MemberRow(
        int number,
        Optional<String> id,
        OfficeRef office,
        String name,
        Said<Role> role,
        Said<String> phone,
        Said<String> mail,
        Said<String> hours,
        Said<String> deputyId,
        Said<String> deputy) {

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "MemberRow[" + number + "]";
    }
}
