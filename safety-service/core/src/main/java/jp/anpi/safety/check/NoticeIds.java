package jp.anpi.safety.check;

import java.time.Instant;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.RosterRow;

/** The same question always has the same id, so that a repeated decision asks nobody twice. */
final class NoticeIds {

    private NoticeIds() {}

    static NoticeId rung(RosterRow row, int cycle, int rung, String recipientKey) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/r" + rung + "/" + recipientKey);
    }

    static NoticeId told(RosterRow row, int cycle, int rung, String recipientKey) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/r" + rung + "/told/" + recipientKey);
    }

    /** The same question once more, to somebody who could not act in between. */
    static NoticeId again(RosterRow row, int cycle, int rung, String recipientKey, int time) {
        return new NoticeId(rung(row, cycle, rung, recipientKey) + "/again" + time);
    }

    static NoticeId visit(RosterRow row, int cycle) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/visit");
    }

    static NoticeId duty(RosterRow row, Instant since, int place) {
        return new NoticeId(row.incident() + "/" + row.person() + "/duty/" + since.toEpochMilli() + "/" + place);
    }

    static NoticeId danger(RosterRow row, ReportId report) {
        return new NoticeId(row.incident() + "/" + row.person() + "/danger/" + report);
    }

    /** A clock that ends at another instant is another one: a second battery, or power that was back in between. */
    static NoticeId clock(RosterRow row, int cycle, RunningClock clock) {
        return new NoticeId(row.incident() + "/" + row.person() + "/c" + cycle + "/clock/" + clock.kind() + "/"
                + clock.endsAt().getEpochSecond());
    }
}
