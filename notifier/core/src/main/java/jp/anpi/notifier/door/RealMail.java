package jp.anpi.notifier.door;

import java.util.Objects;

/**
 * A mail address of a real incident's message. Only the {@link Door} makes one, and never for a drill; a mail channel that takes
 * nothing else cannot send a drill's message.
 */
public final class RealMail {

    private final String address;

    RealMail(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RealMail mail && mail.address.equals(address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address);
    }

    /** Without the address: this may be logged. */
    @Override
    public String toString() {
        return "RealMail";
    }
}
