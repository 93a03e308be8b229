package jp.anpi.safety.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLinkTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final SecretKey OTHER =
            new SecretKeySpec("another key of another city 12345".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private static AnswerLink link(Recipient.Kind asked) {
        return new AnswerLink(
                IncidentId.random(),
                PersonId.random(),
                Mode.DRILL,
                asked,
                asked == Recipient.Kind.MEMBER ? Optional.of(MemberId.random()) : Optional.empty(),
                asked == Recipient.Kind.PERSON ? Optional.empty() : Optional.of(OfficeId.random()));
    }

    @ParameterizedTest
    @EnumSource(Recipient.Kind.class)
    void aLinkIsReadBackAsItWasSigned(Recipient.Kind asked) {
        AnswerLink link = link(asked);

        String text = link.signed(KEY);

        assertThat(text).hasSizeLessThanOrEqualTo(112).matches("[A-Za-z0-9_-]+");
        assertThat(AnswerLink.read(text, KEY)).contains(link);
    }

    @Test
    void noBitOfALinkCanBeChanged() {
        byte[] whole = Base64.getUrlDecoder().decode(link(Recipient.Kind.MEMBER).signed(KEY));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(AnswerLink.read(text, KEY)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void aLinkOfAnotherInstallationIsNone() {
        assertThat(AnswerLink.read(link(Recipient.Kind.PERSON).signed(OTHER), KEY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!!", "AAAA", "AQ=="})
    void whatIsNoLinkIsNone(String text) {
        assertThat(AnswerLink.read(text, KEY)).isEmpty();
        assertThat(AnswerLink.read(text + "A".repeat(100_000), KEY)).isEmpty();
    }

    @Test
    void nobodyAnswersInTheNameOfTheDeskOrOfAnother() {
        assertThat(link(Recipient.Kind.PERSON).sources()).containsExactly(Source.SELF);
        assertThat(link(Recipient.Kind.CONTACT).sources())
                .contains(Source.FAMILY)
                .doesNotContain(Source.SELF, Source.DESK);
        assertThat(link(Recipient.Kind.MEMBER).sources()).doesNotContain(Source.SELF, Source.FAMILY, Source.DESK);
        assertThat(link(Recipient.Kind.DESK).sources()).isEmpty();
    }
}
