package jp.anpi.registry.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KeyringTest extends OnTheLog {

    private final KeyId incident = KeyId.incident(UUID.randomUUID());

    @Test
    void whatWasSealedOpensForTheSameKeyAndContextOnly() {
        Keyring ring = start().keyring();
        done(ring.ensure(incident));
        byte[] sealed = ring.sealText(incident, "住所", "home/1");

        assertThat(ring.openText(incident, sealed, "home/1")).isEqualTo("住所");
        assertThat(ring.sealText(incident, "住所", "home/1")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> ring.open(incident, sealed, "home/2")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ring.open(KeyId.INSTALLATION, sealed, "home/1"))
                .isInstanceOf(Unreadable.class);
        for (int i : new int[] {0, 5, 12, sealed.length - 1}) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> ring.open(incident, damaged, "home/1"))
                    .as("byte %d", i)
                    .isInstanceOfAny(Unreadable.class, KeyUnknown.class);
        }
        assertThatThrownBy(() -> ring.open(incident, new byte[3], "home/1")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ring.seal(KeyId.incident(UUID.randomUUID()), new byte[1], "x"))
                .isInstanceOf(KeyUnknown.class);
    }

    @Test
    void everyInstanceHoldsTheSameRingAlsoAfterARestart() {
        Keyring first = start().keyring();
        Keyring second = start().keyring();
        done(first.ensure(incident));
        byte[] sealed = first.sealText(incident, "secret", "c");

        done(second.catchUp());
        assertThat(second.openText(incident, sealed, "c")).isEqualTo("secret");
        Keyring later = start().keyring();
        assertThat(later.openText(incident, sealed, "c")).isEqualTo("secret");
        assertThat(later.receiptKey().id()).isEqualTo(first.receiptKey().id());
        assertThat(later.receiptKey().key()).isEqualTo(first.receiptKey().key());
        assertThat(later.receiptKey().key().getEncoded()).hasSize(32);
    }

    @Test
    void twoInstancesThatMakeAKeyAtOnceOpenEachOthersSeals() {
        Keyring first = start().keyring();
        Keyring second = start().keyring();
        done(Mono.when(first.ensure(incident), second.ensure(incident)));
        byte[] one = first.sealText(incident, "one", "c");
        byte[] two = second.sealText(incident, "two", "c");
        done(Mono.when(first.catchUp(), second.catchUp()));
        assertThat(first.openText(incident, two, "c")).isEqualTo("two");
        assertThat(second.openText(incident, one, "c")).isEqualTo("one");
    }

    @Test
    void aDestroyedKeyOpensNothingAnywhereAndIsNeverMadeAgain() {
        Eventing eventing = start();
        Keyring ring = eventing.keyring();
        Keyring elsewhere = start().keyring();
        var hanako = PersonId.random();
        done(eventing.log()
                .append(FACTS, RecordKey.of(hanako), said(hanako, "safe"), new EventContext(Mode.REAL, incident)));
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "other"), Fact.DRILL));
        byte[] sealed = ring.sealText(incident, "secret", "c");

        done(ring.destroy(incident));

        assertThatThrownBy(() -> ring.open(incident, sealed, "c")).isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> ring.sealText(incident, "again", "c")).isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> done(ring.ensure(incident))).isInstanceOf(KeyDestroyed.class);
        done(elsewhere.catchUp());
        assertThatThrownBy(() -> elsewhere.open(incident, sealed, "c")).isInstanceOf(KeyDestroyed.class);
        Eventing later = start();
        assertThatThrownBy(() -> later.keyring().open(incident, sealed, "c")).isInstanceOf(KeyDestroyed.class);
        assertThat(events(readAll(later, FACTS))).containsExactly(said(hanako, "other"));
    }

    @Test
    void theInstallationsKeyIsForItsOwnerOnly() throws Exception {
        start();
        assertThat(Files.size(keyFile())).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLostOrWrongInstallationKeyIsOneClearSentence() throws Exception {
        start().close();
        byte[] right = Files.readAllBytes(keyFile());

        Files.delete(keyFile());
        assertThatThrownBy(this::start)
                .isInstanceOf(InstallationKeyException.class)
                .hasMessageContaining(keyFile().toString())
                .hasMessageContaining("is missing");
        Files.write(keyFile(), "0123456789abcdef0123456789abcdef".getBytes(UTF_8));
        assertThatThrownBy(this::start)
                .isInstanceOf(InstallationKeyException.class)
                .hasMessageContaining("does not open the existing data");
        Files.write(keyFile(), new byte[5]);
        assertThatThrownBy(this::start)
                .isInstanceOf(InstallationKeyException.class)
                .hasMessageContaining("has 5 bytes");
        Files.write(keyFile(), right);
        start();
    }
}
