package jp.anpi.registry.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The hashes of one trail: HMAC-SHA256 under a key of the installation, so that whoever can write to the store but does not
 * have the key can make no line that fits. They are made over what is sealed, so that a destroyed key breaks nothing.
 */
final class Chain {

    private final String name;
    private final SecretKey key;

    /** @param key of the installation, for this one purpose */
    Chain(String name, SecretKey key) {
        this.name = name;
        this.key = key;
    }

    String name() {
        return name;
    }

    /** What the first line follows. */
    byte[] beginning() {
        return mac("beginning", new byte[0]);
    }

    /** The line with both its MACs. */
    TrailLine follow(TrailLine draft, byte[] before) {
        byte[] own = own(draft, draft.number());
        return new TrailLine(
                draft.number(),
                draft.id(),
                draft.at(),
                draft.act(),
                draft.key(),
                draft.who(),
                draft.whom(),
                draft.sealed(),
                own,
                link(before, own));
    }

    /** Whether the line is as it was written under that number. */
    boolean isGenuine(TrailLine line, long asNumber) {
        return MessageDigest.isEqual(own(line, asNumber), line.own());
    }

    /** Whether it was written right after the line with that link. */
    boolean follows(TrailLine line, byte[] before) {
        return MessageDigest.isEqual(link(before, line.own()), line.link());
    }

    /** A MAC over where the kept part of the trail begins, once older lines were lawfully removed. */
    byte[] cut(long upTo, byte[] link) {
        return mac("cut", Long.toString(upTo).getBytes(StandardCharsets.UTF_8), link);
    }

    static String text(byte[] link) {
        return HexFormat.of().formatHex(link);
    }

    private byte[] own(TrailLine line, long asNumber) {
        return mac("line", line.content(asNumber));
    }

    private byte[] link(byte[] before, byte[] own) {
        return mac("link", before, own);
    }

    /** Each part goes in with its length, so that no two lists of parts are one. */
    private byte[] mac(String what, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            put(mac, name.getBytes(StandardCharsets.UTF_8));
            put(mac, what.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                put(mac, part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static void put(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }
}
