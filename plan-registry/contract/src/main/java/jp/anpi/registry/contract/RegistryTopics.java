package jp.anpi.registry.contract;

import java.util.List;

/** The topics that plan-registry owns. */
public final class RegistryTopics {

    public static final Topic<PersonState> PERSON = new Topic<>(
            "registry.person.v1", PersonState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.BY_PERSON, false);
    public static final Topic<OfficeState> OFFICE =
            new Topic<>("registry.office.v1", OfficeState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);
    public static final Topic<MemberState> MEMBER =
            new Topic<>("registry.member.v1", MemberState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);
    public static final Topic<DistrictState> DISTRICT =
            new Topic<>("registry.district.v1", DistrictState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);
    public static final Topic<SessionState> SESSION =
            new Topic<>("registry.session.v1", SessionState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);

    /** Where the audit trails of all services ended, keyed by trail and day. */
    public static final Topic<AuditHead> AUDIT =
            new Topic<>("registry.audit.v1", AuditHead.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);

    /** Which incidents run, keyed by incident. */
    public static final Topic<RunningIncident> INCIDENT = new Topic<>(
            "registry.incident.v1", RunningIncident.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);

    public static final List<Topic<?>> ALL = List.of(PERSON, OFFICE, MEMBER, DISTRICT, SESSION, AUDIT, INCIDENT);

    private RegistryTopics() {}
}
