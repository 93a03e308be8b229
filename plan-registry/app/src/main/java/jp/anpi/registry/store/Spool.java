package jp.anpi.registry.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A list while it is taken in or handed out: on disk, under a key that lives in this process only, in a file without a name, so that a crash
 * leaves nothing behind. Where files cannot lose their name while they are open, it is removed at the end, and what a crash
 * leaves can be read by nobody. Blocks; for threads that may.
 */
public final class Spool implements AutoCloseable {

    private static final String CIPHER = "AES/CTR/NoPadding";

    private final Path file;
    private final FileChannel channel;
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
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.delete(file);
        }
        out = new CipherOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel)), cipher(Cipher.ENCRYPT_MODE));
    }

    public void append(byte[] bytes) {
        try {
            out.write(bytes);
            size += bytes.length;
        } catch (IOException full) {
            throw new UncheckedIOException("a list could not be kept on disk", full);
        }
    }

    /** The same as a stream; closing it closes nothing. */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                append(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                append(Arrays.copyOfRange(bytes, from, from + length));
            }
        };
    }

    public long size() {
        return size;
    }

    /** Nothing comes after this; from now on it can be read, as often as needed. */
    public void complete() {
        try {
            out.flush();
        } catch (IOException full) {
            throw new UncheckedIOException("a list could not be kept on disk", full);
        }
    }

    public InputStream open() throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        return new CipherInputStream(new BufferedInputStream(new FromStart(channel)), cipher(Cipher.DECRYPT_MODE));
    }

    /** SHA-256 of all of it, in hex. */
    public String digest() {
        try (InputStream in = open();
                var digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException gone) {
            throw new UncheckedIOException("a file could not be read again", gone);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file from its beginning, beside whoever else reads it. */
    private static final class FromStart extends InputStream {

        private final FileChannel channel;
        private long place;

        FromStart(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = channel.read(ByteBuffer.wrap(into, from, length), place);
            place += Math.max(0, read);
            return read;
        }
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

    /** What was not written yet is not written any more. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException("a list could not be removed from disk", left);
        }
    }
}
