package jp.anpi.safety.simulation;

import java.util.function.Consumer;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.DutyCalled;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.incident.IncidentFacts;

/** Carries decisions outside: to the board, to those who are asked, and into the ledger that the laws read. */
final class Publishing {

    private final BoardFold board;
    private final Ledger ledger;
    private final Respondents respondents;
    private final Consumer<Respondents.Answer> comesBack;

    /** @param comesBack takes what asking somebody leads to */
    Publishing(BoardFold board, Ledger ledger, Respondents respondents, Consumer<Respondents.Answer> comesBack) {
        this.board = board;
        this.ledger = ledger;
        this.respondents = respondents;
        this.comesBack = comesBack;
    }

    void publish(Decision decision, IncidentFacts incident) {
        board.apply(decision.check().toState());
        for (NoticeEvent notice : decision.notices()) {
            switch (notice) {
                case NoticeRequested asked -> ask(asked, incident);
                case NoticeWithdrawn withdrawn -> withdraw(withdrawn);
                case OfficeInstructed _, DutyCalled _ ->
                    throw new IllegalStateException("a check asks about its person only: " + notice.notice());
            }
        }
    }

    private void ask(NoticeRequested asked, IncidentFacts incident) {
        if (incident.closed()) {
            throw Breach.of(Law.A_CLOSED_INCIDENT_ASKS_NOBODY, asked.person(), "asks " + asked.notice());
        }
        if (ledger.asked(asked).isPresent()) {
            throw Breach.of(Law.NOBODY_IS_ASKED_TWICE, asked.person(), "asked again: " + asked.notice());
        }
        respondents.to(asked).forEach(comesBack);
    }

    private void withdraw(NoticeWithdrawn withdrawn) {
        if (!ledger.of(withdrawn.person()).wasAsked(withdrawn.notice())) {
            throw Breach.of(
                    Law.NOBODY_IS_ASKED_TWICE, withdrawn.person(), "withdrawn and never asked: " + withdrawn.notice());
        }
    }
}
