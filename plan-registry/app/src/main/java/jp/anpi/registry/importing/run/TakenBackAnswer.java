package jp.anpi.registry.importing.run;

import java.util.Optional;
import jp.anpi.registry.http.problem.Language;

/** @param why those wait who wait, and from when it may be tried again */
record TakenBackAnswer(long back, long kept, long waiting, Optional<String> why) {

    static TakenBackAnswer of(Taking.Taken taken, Language language) {
        return new TakenBackAnswer(
                taken.back(),
                taken.kept(),
                taken.waiting(),
                taken.why().map(why -> why.in(language).detail()));
    }
}
