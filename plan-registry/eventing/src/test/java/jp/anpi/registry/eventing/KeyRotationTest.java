package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import org.junit.jupiter.api.Test;

class KeyRotationTest extends OnTheLog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeyId incident = KeyId.incident(UUID.randomUUID());

    @Test
    void afterARotationNewSealsHaveANewKeyEverywhereAndOldOnesStillOpen() {
        Keyring here = start().keyring();
        Keyring elsewhere = start().keyring();
        done(here.ensure(incident));
        byte[] before = here.sealText(incident, "住所", "c");

        done(here.rotate(incident));
        done(elsewhere.catchUp());
        byte[] after = elsewhere.sealText(incident, "住所", "c");

        assertThat(material(after)).isNotEqualTo(material(before));
        assertThat(material(here.sealText(incident, "x", "c"))).isEqualTo(material(after));
        for (Keyring ring : new Keyring[] {here, elsewhere, start().keyring()}) {
            assertThat(ring.openText(incident, before, "c")).isEqualTo("住所");
            assertThat(ring.openText(incident, after, "c")).isEqualTo("住所");
        }
    }

    @Test
    void aRotatedKeyIsDestroyedWithAllItsMaterials() {
        Keyring ring = start().keyring();
        done(ring.ensure(incident));
        byte[] before = ring.sealText(incident, "secret", "c");
        done(ring.rotate(incident));
        byte[] after = ring.sealText(incident, "secret", "c");

        done(ring.destroy(incident));

        assertThatThrownBy(() -> ring.open(incident, before, "c")).isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> ring.open(incident, after, "c")).isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> done(ring.rotate(incident))).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void aReplacedInstallationKeyOpensEverythingAndTheOldOneNothingMore() throws Exception {
        Eventing first = start();
        Keyring ring = first.keyring();
        done(ring.ensure(incident));
        byte[] sealed = ring.sealText(incident, "住所", "c");
        byte[] own = ring.sealText(KeyId.INSTALLATION, "氏名", "c");
        var receipts = ring.receiptKey();
        var hashes = ring.macKey("some purpose");
        var hanako = PersonId.random();
        done(first.log()
                .append(FACTS, RecordKey.of(hanako), said(hanako, "safe"), new EventContext(Mode.REAL, incident)));
        byte[] old = Files.readAllBytes(keyFile());

        first.replaceInstallationKey(PATIENCE);

        assertThat(Files.readAllBytes(keyFile())).hasSize(32).isNotEqualTo(old);
        assertThat(material(ring.sealText(KeyId.INSTALLATION, "x", "c"))).isNotEqualTo(material(own));
        Eventing second = start();
        assertThat(second.keyring().openText(incident, sealed, "c")).isEqualTo("住所");
        assertThat(second.keyring().openText(KeyId.INSTALLATION, own, "c")).isEqualTo("氏名");
        assertThat(second.keyring().receiptKey().id()).isEqualTo(receipts.id());
        assertThat(second.keyring().receiptKey().key()).isEqualTo(receipts.key());
        assertThat(second.keyring().macKey("some purpose")).isEqualTo(hashes);
        assertThat(events(readAll(second, FACTS))).containsExactly(said(hanako, "safe"));
        second.replaceInstallationKey(PATIENCE);
        assertThat(start().keyring().receiptKey().key())
                .as("after a second one too")
                .isEqualTo(receipts.key());

        Files.write(keyFile(), old);
        assertThatThrownBy(this::start)
                .isInstanceOf(InstallationKeyException.class)
                .hasMessageContaining("does not open the existing data");
    }

    @Test
    void aReplacementThatBrokeOffIsFinishedAtTheNextStart() throws Exception {
        Eventing first = start();
        done(first.keyring().ensure(incident));
        byte[] sealed = first.keyring().sealText(incident, "住所", "c");
        var receipts = first.keyring().receiptKey();
        byte[] old = Files.readAllBytes(keyFile());
        first.replaceInstallationKey(PATIENCE);
        byte[] next = Files.readAllBytes(keyFile());
        first.close();

        // As when it ended after everything was wrapped and before the file took its place, and as before anything was.
        Files.write(keyFile().resolveSibling(keyFile().getFileName() + ".next"), next);
        Files.write(keyFile(), old);
        Eventing finished = start();
        assertThat(Files.readAllBytes(keyFile())).isEqualTo(next);
        Files.write(keyFile().resolveSibling(keyFile().getFileName() + ".next"), old);
        finished.close();
        Eventing again = start();

        assertThat(Files.readAllBytes(keyFile())).isEqualTo(old);
        assertThat(again.keyring().openText(incident, sealed, "c")).isEqualTo("住所");
        assertThat(again.keyring().receiptKey().key()).isEqualTo(receipts.key());
    }

    /** Which of a key's materials sealed it. */
    private static String material(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, 9);
    }
}
