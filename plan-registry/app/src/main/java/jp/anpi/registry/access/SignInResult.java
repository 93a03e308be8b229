package jp.anpi.registry.access;

import java.time.Duration;
import jp.anpi.registry.contract.SessionState;

/** What became of an attempt to sign in. */
sealed interface SignInResult {

    /** @param token for the caller only; nobody keeps it */
    record Welcome(String token, SessionState session) implements SignInResult {
        @Override
        public String toString() {
            return "Welcome[…]";
        }
    }

    /** No such account, or not its password: the caller is not told which. */
    record WrongCredentials() implements SignInResult {}

    /** The password is right, and a one-time password is missing. */
    record SecondFactorNeeded() implements SignInResult {}

    /** The password is right, and the one-time password is wrong or was used. */
    record WrongSecondFactor() implements SignInResult {}

    /** Too many wrong passwords. */
    record Wait(Duration howLong) implements SignInResult {}

    /** Too many at once. */
    record Busy() implements SignInResult {}
}
