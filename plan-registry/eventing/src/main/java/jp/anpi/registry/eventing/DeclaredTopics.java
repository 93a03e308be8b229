package jp.anpi.registry.eventing;

import java.util.List;
import jp.anpi.registry.contract.Topic;

/**
 * Topics a service publishes or reads, for example {@code new DeclaredTopics(RegistryTopics.ALL)}. Each service gives one
 * bean; the same topic may be declared by many. All are made, or compared with what exists, before anything is read or
 * appended.
 */
public record DeclaredTopics(List<Topic<?>> topics) {
    public DeclaredTopics {
        topics = List.copyOf(topics);
    }
}
