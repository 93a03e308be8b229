package jp.anpi.registry.eventing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Topic;

/** A family of events as owners write them. */
sealed interface Fact {

    Topic<Fact> FACTS = new Topic<>("test.fact.v1", Fact.class, Topic.Keep.FOR_EVER, Topic.Spread.BY_PERSON, true);
    Topic<Fact> OTHER = new Topic<>("test.other.v1", Fact.class, Topic.Keep.FOR_EVER, Topic.Spread.ONE, false);
    Topic<Note> NOTES = new Topic<>("test.note.v1", Note.class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, false);
    DeclaredTopics ALL = new DeclaredTopics(List.of(FACTS, OTHER, NOTES));

    EventContext DRILL = new EventContext(Mode.DRILL, KeyId.INSTALLATION);

    PersonId person();

    record Said(PersonId person, String words, Optional<Instant> at) implements Fact {}

    record Counted(PersonId person, int count) implements Fact {}

    /** The state kind of event: the newest of a key counts. */
    record Note(String text, long version) {}

    static Said said(PersonId person, String words) {
        return new Said(person, words, Optional.empty());
    }
}
