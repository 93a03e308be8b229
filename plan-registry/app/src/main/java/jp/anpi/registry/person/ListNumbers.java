package jp.anpi.registry.person;

import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** The 宛名番号 by which lists know people. */
public interface ListNumbers {

    /** Empty for who has none that is kept. */
    Mono<String> of(PersonId person);

    /** Whose a number is when somebody wants it for a person. */
    enum Reserved {
        THEIRS,
        /** It was nobody's and is theirs from now on, beside whatever they have. */
        NEW,
        /** Somebody else's, be it with other zeros in front. */
        TAKEN
    }

    /** Sees to it that nobody else is given the number while a change of the person comes about. */
    Mono<Reserved> reserve(PersonId person, String number);

    /** Takes a number that was {@link Reserved#NEW} from the person again; whatever else they have stays. */
    Mono<Void> release(PersonId person, String number);

    /** Makes it the person's in place of any other; false when it is somebody else's, be it with other zeros in front. */
    Mono<Boolean> give(PersonId person, String number);
}
