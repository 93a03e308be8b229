package jp.anpi.notifier.message;

import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.NoticeId;

/** One person a message asks about. */
public record Ask(NoticeId notice, PersonId person, String name) {}
