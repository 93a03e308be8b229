package jp.anpi.safety.check;

import java.util.List;
import jp.anpi.safety.contract.NoticeEvent;

/**
 * The check after a fact or a moment, and what is to be published. Its version is one higher than before exactly when
 * something changed; then and only then notices can be present.
 */
public record Decision(SafetyCheck check, List<NoticeEvent> notices) {
    public Decision {
        notices = List.copyOf(notices);
    }
}
