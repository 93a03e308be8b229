package jp.anpi.registry.person;

import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** The 宛名番号 by which lists know people. */
public interface ListNumbers {

    /** Empty for who has none that is kept. */
    Mono<String> of(PersonId person);

    /** Whether it may be given to the person: nobody else has it, be it with other zeros in front. */
    Mono<Boolean> isFree(PersonId person, String number);

    /** Makes it the person's in place of any other; false when it is somebody else's, be it with other zeros in front. */
    Mono<Boolean> give(PersonId person, String number);
}
