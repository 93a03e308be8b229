package jp.anpi.registry.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A list while it is taken in: on disk, under a key that lives in this process only, so that what a crash leaves behind can be
 * read by nobody. Blocks; for threads that may.
 */
public final class Spool implements AutoCloseable {

    private static final String CIPHER = "AES/CTR/NoPadding";

    private final Path file;
    private final SecretKeySpec key;
    private final IvParameterSpec start;
    private final OutputStream out;
    private long size;

    public Spool() throws IOException {
        byte[] random = new byte[48];
        new SecureRandom().nextBytes(random);
        file = Files.createTempFile("anpi-list", ".sealed");
        key = new SecretKeySpec(random, 0, 32, "AES");
        start = new IvParameterSpec(random, 32, 16);
        out = new CipherOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), cipher(Cipher.ENCRYPT_MODE));
    }

    public void append(byte[] bytes) {
        try {
            out.write(bytes);
            size += bytes.length;
        } catch (IOException full) {
            throw new UncheckedIOException("a list could not be kept on disk", full);
        }
    }

    public long size() {
        return size;
    }

    /** Nothing comes after this; from now on it can be read, as often as needed. */
    public void complete() {
        try {
            out.close();
        } catch (IOException full) {
            throw new UncheckedIOException("a list could not be kept on disk", full);
        }
    }

    public InputStream open() throws IOException {
        return new CipherInputStream(new BufferedInputStream(Files.newInputStream(file)), cipher(Cipher.DECRYPT_MODE));
    }

    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, start);
            return cipher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException("a list could not be removed from disk", left);
        }
    }
}
