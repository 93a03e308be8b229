package jp.anpi.safety.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CaseloadToken.Named;
import org.junit.jupiter.api.Test;

class CaseloadTokenTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final SecretKey OTHER =
            new SecretKeySpec("another key of another city 12345".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    private static final Named HANA = new Named(PersonId.random(), "髙﨑 花子");
    private static final Named TARO = new Named(PersonId.random(), "𠮷田 太郎");

    private static CaseloadToken token(Named... people) {
        return CaseloadToken.of(
                new IncidentId(new java.util.UUID(1, 2)),
                new CaseloadLinkId(new java.util.UUID(3, 4)),
                Mode.DRILL,
                Instant.parse("2026-11-21T09:00:00.75Z"),
                List.of(people));
    }

    @Test
    void aProofIsReadBackAsItWasSigned() {
        CaseloadToken token = token(HANA, TARO);

        assertThat(CaseloadToken.read(token.signed(KEY), KEY)).contains(token);
        assertThat(token.until()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @Test
    void whoSwapsTheNamesNeedsAnotherProof() {
        var swapped = token(new Named(HANA.person(), TARO.name()), new Named(TARO.person(), HANA.name()));

        assertThat(swapped.digest()).isNotEqualTo(token(HANA, TARO).digest());
        assertThat(swapped.signed(KEY)).isNotEqualTo(token(HANA, TARO).signed(KEY));
    }

    @Test
    void nobodyMakesOneWithoutTheKeyAndEveryChangedByteIsNoticed() {
        String text = token(HANA).signed(KEY);
        assertThat(CaseloadToken.read(text, OTHER)).isEmpty();
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertThat(CaseloadToken.read(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(changed), KEY))
                    .as("byte %d", at)
                    .isEmpty();
        }
        assertThat(CaseloadToken.read("", KEY)).isEmpty();
        assertThat(CaseloadToken.read(text + "AA", KEY)).isEmpty();
    }

    @Test
    void oneForASinglePersonIsNoneForACaseload() {
        String single = new AnswerLink(
                        IncidentId.random(),
                        PersonId.random(),
                        Mode.REAL,
                        Recipient.Kind.PERSON,
                        java.util.Optional.empty(),
                        java.util.Optional.empty())
                .signed(KEY);

        assertThat(CaseloadToken.read(single, KEY)).isEmpty();
        assertThat(AnswerLink.read(token(HANA).signed(KEY), KEY)).isEmpty();
    }

    @Test
    void aNameOfAnyLengthStaysWholeCharacters() {
        byte[] names = Base64.getUrlDecoder()
                .decode(CaseloadToken.names(List.of(new Named(HANA.person(), "𠮷".repeat(100)), TARO)));

        int length = names[16] & 0xff;
        assertThat(length).isEqualTo(252);
        assertThat(new String(names, 17, length, StandardCharsets.UTF_8)).isEqualTo("𠮷".repeat(63));
        assertThat(new String(names, 17 + length + 17, names.length - 34 - length, StandardCharsets.UTF_8))
                .isEqualTo(TARO.name());
    }
}
