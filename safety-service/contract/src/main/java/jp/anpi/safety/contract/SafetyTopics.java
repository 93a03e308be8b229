package jp.anpi.safety.contract;

import java.util.List;
import jp.anpi.registry.contract.Topic;

/** The topics that safety-service owns. */
public final class SafetyTopics {

    /** What reporters and the desk said, and what became of notices: the truth, kept until lawful deletion. */
    public static final Topic<CheckInput> REPORT =
            new Topic<>("safety.report.v1", CheckInput.class, Topic.Keep.FOR_EVER, Topic.Spread.BY_PERSON, true);
    /** Facts about whole incidents. */
    public static final Topic<IncidentEvent> INCIDENT =
            new Topic<>("safety.incident.v1", IncidentEvent.class, Topic.Keep.FOR_EVER, Topic.Spread.ONE, true);
    /** The newest state of each check, keyed by incident and person. */
    public static final Topic<CheckState> CHECK =
            new Topic<>("safety.check.v1", CheckState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.BY_PERSON, false);
    /** Reports about nobody known, keyed by report. */
    public static final Topic<UnmatchedState> UNMATCHED = new Topic<>(
            "safety.unmatched.v1", UnmatchedState.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.BY_PERSON, false);
    /** Questions for the notifier, which stores what it needs. */
    public static final Topic<NoticeEvent> NOTICE =
            new Topic<>("safety.notice.v1", NoticeEvent.class, Topic.Keep.A_WEEK, Topic.Spread.BY_PERSON, false);

    public static final List<Topic<?>> ALL = List.of(REPORT, INCIDENT, CHECK, UNMATCHED, NOTICE);

    private SafetyTopics() {}
}
