package jp.anpi.registry.eventing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one secret an installation must keep. It encrypts nothing itself: a wrapping key, the receipt key and keys of
 * other MACs are derived from it (HKDF-SHA-256), so that no key serves two purposes.
 */
final class InstallationKey {

    private static final int BYTES = 32;

    /** Beside the key while it is being replaced, so that a replacement that broke off can be finished. */
    private static final String NEXT = ".next";

    private final Path file;
    private final byte[] secret;

    private InstallationKey(Path file, byte[] secret) {
        this.file = file;
        this.secret = secret;
    }

    /** A secret that was this installation's before. */
    InstallationKey withSecret(byte[] earlier) {
        return new InstallationKey(file, earlier);
    }

    byte[] secret() {
        return secret.clone();
    }

    /** The key that is to replace this one, when a replacement broke off. */
    Optional<InstallationKey> next() {
        Path next = file.resolveSibling(file.getFileName() + NEXT);
        return Files.exists(next) ? Optional.of(load(next, true)) : Optional.empty();
    }

    /** The key that is to replace this one; on disk from now on. */
    InstallationKey makeNext() {
        return next().orElseGet(() -> create(file.resolveSibling(file.getFileName() + NEXT)));
    }

    /** Puts the next key into this one's place; this one is gone from then on. */
    InstallationKey replacedBy(InstallationKey next) {
        try {
            Files.move(next.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.toAbsolutePath().getParent());
            return new InstallationKey(file, next.secret);
        } catch (IOException e) {
            throw new InstallationKeyException(
                    "The installation's key " + file + " cannot be replaced: " + e.getMessage());
        }
    }

    private static void force(@Nullable Path directory) throws IOException {
        if (directory != null) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * @param dataExist whether something was already encrypted; then a missing file is a loss and not a first start
     * @throws InstallationKeyException with one sentence
     */
    static InstallationKey load(Path file, boolean dataExist) {
        try {
            byte[] found = Files.readAllBytes(file);
            if (found.length != BYTES) {
                throw new InstallationKeyException("The installation's key in " + file + " has " + found.length
                        + " bytes where " + BYTES + " are needed; put back the file from the backup.");
            }
            return new InstallationKey(file, found);
        } catch (NoSuchFileException missing) {
            if (dataExist) {
                throw new InstallationKeyException(
                        "The installation's key " + file
                                + " is missing, and the data that exist cannot be read without it; put it back from the backup.");
            }
            return create(file);
        } catch (IOException e) {
            throw new InstallationKeyException("The installation's key " + file + " cannot be read: " + e.getMessage());
        }
    }

    Path file() {
        return file;
    }

    Aead wrapping() {
        try {
            return new AesGcmJce(derive("anpi wrapping of data keys v1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    ReceiptKey receiptKey() {
        byte[] id = derive("anpi receipt key id v1");
        return new ReceiptKey(
                HexFormat.of().formatHex(id, 0, 8), new SecretKeySpec(derive("anpi receipt key v1"), "HmacSHA256"));
    }

    SecretKey macKey(String purpose) {
        return new SecretKeySpec(derive("anpi mac key v1: " + purpose), "HmacSHA256");
    }

    private byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is not available", e);
        }
    }

    /** On disk before it is used: a key that a loss of power takes away takes all data with it. */
    private static InstallationKey create(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory == null) {
                throw new IOException("it has no directory");
            }
            Files.createDirectories(directory, ownerOnly(file, "rwx------"));
            Path draft = Files.createTempFile(directory, "installation", ".new", ownerOnly(file, "rw-------"));
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(secret));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            force(directory);
            return new InstallationKey(file, secret);
        } catch (IOException e) {
            throw new InstallationKeyException("The installation's key " + file + " cannot be made: " + e.getMessage());
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
