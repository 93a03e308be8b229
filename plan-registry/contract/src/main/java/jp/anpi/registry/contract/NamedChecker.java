package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Who is to check on the person in a disaster, as the plan says (災害時に誰が安否確認を行うか); comes before every role default. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NamedChecker.ByMember.class, name = "member"),
    @JsonSubTypes.Type(value = NamedChecker.ByOffice.class, name = "office"),
    @JsonSubTypes.Type(value = NamedChecker.ByContact.class, name = "contact")
})
public sealed interface NamedChecker {

    /** A member of an office, or a supporter who signs in. */
    record ByMember(MemberId member) implements NamedChecker {}

    /** Whoever is on duty at the office. */
    record ByOffice(OfficeId office) implements NamedChecker {}

    /** One of the person's own contacts, by its place in {@link PersonState#contacts()}, counted from 0. */
    record ByContact(int contact) implements NamedChecker {}
}
