package jp.anpi.registry.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** An account as the administrator writes it; of a change, what is absent stays. */
record AccountRequest(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable Role role) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,59}");
    private static final Text WHICH =
            new Text("小文字の英数字と . _ @ - で 2 から 60 文字にしてください。", "Use 2 to 60 small letters, digits and . _ @ -");
    private static final Text KEPT = new Text("ユーザー名は変えられません。", "A username cannot be changed.");
    private static final Text NAME = new Text("1 から {0} 文字で入力してください。", "Give 1 to {0} characters.");
    private static final Text ROLE = new Text(
            "ADMIN、DESK、RESTRICTED_DESK、AUDITOR のどれかを指定してください。", "Give ADMIN, DESK, RESTRICTED_DESK or AUDITOR.");
    private static final Text OTHER_ROLE = new Text("このアカウントはその役割になれません。", "This account cannot have that role.");

    /** A new account, without a password yet. */
    Account account() {
        List<ProblemItem> wrong = new ArrayList<>();
        if (username == null || !USERNAME.matcher(username).matches()) {
            wrong.add(ProblemItem.field("username", WHICH));
        }
        if (displayName == null || !isName(displayName)) {
            wrong.add(ProblemItem.field("displayName", NAME, LONGEST_NAME));
        }
        if (role == null || !Disclosure.CITY_STAFF.contains(role)) {
            wrong.add(ProblemItem.field("role", ROLE));
        }
        if (username == null || displayName == null || role == null || !wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return new Account(
                AccountId.random(),
                username,
                displayName.strip(),
                role,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The account as it is to be. */
    Account changed(Account known) {
        if (username != null && !username.equals(known.username())) {
            throw Problem.field("username", KEPT).refused();
        }
        if (displayName != null && !isName(displayName)) {
            throw Problem.field("displayName", NAME, LONGEST_NAME).refused();
        }
        if (role != null && !Disclosure.mayBecome(known.role(), role)) {
            throw Problem.field("role", OTHER_ROLE).refused();
        }
        return new Account(
                known.id(),
                known.username(),
                displayName == null ? known.displayName() : displayName.strip(),
                role == null ? known.role() : role,
                known.member(),
                known.office(),
                known.passwordHash(),
                known.sample());
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.strip().length() <= LONGEST_NAME;
    }
}
