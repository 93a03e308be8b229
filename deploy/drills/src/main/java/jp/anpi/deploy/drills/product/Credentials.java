package jp.anpi.deploy.drills.product;

/** How the runner signs in; never printed. */
public sealed interface Credentials {
    record Token(String value) implements Credentials {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** Signs in by itself, and again when the product has forgotten the session. */
    record Password(String user, String value) implements Credentials {
        @Override
        public String toString() {
            return "Password[user=" + user + ", hidden]";
        }
    }
}
