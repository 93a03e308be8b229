package jp.anpi.notifier.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Set;
import jp.anpi.notifier.Questions;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorTest {

    private static final Door WITH_MAIL = new Door(Set.of(LiveChannel.MAIL));
    private static final Recipient SATO = Questions.member("佐藤", "sato@minase.example");

    @Test
    void aDrillAlwaysStaysInTheHouse() {
        assertThat(WITH_MAIL.pick(Mode.DRILL, SATO)).isEqualTo(new Route.ToSandbox(Route.SandboxReason.DRILL));
    }

    @Test
    void aRealMessageGoesByMailWhereMailIsConfigured() {
        assertThat(WITH_MAIL.pick(Mode.REAL, SATO)).isEqualTo(new Route.ToMail(new RealMail("sato@minase.example")));
    }

    @Test
    void withoutAnyChannelARealMessageIsKeptAndSaysSo() {
        assertThat(new Door(Set.of()).pick(Mode.REAL, SATO))
                .isEqualTo(new Route.ToSandbox(Route.SandboxReason.NOT_CONFIGURED));
    }

    @ParameterizedTest
    @EnumSource(value = Recipient.Kind.class, names = "DESK", mode = EnumSource.Mode.EXCLUDE)
    void whoeverHasNoAddressIsReportedAsOutOfReach(Recipient.Kind kind) {
        assertThat(WITH_MAIL.pick(Mode.REAL, Questions.of(kind)))
                .isEqualTo(new Route.Nowhere(Route.NoRoute.NO_ADDRESS));
    }

    @Test
    void theDeskWithoutAnAddressIsToldOnItsBoard() {
        assertThat(WITH_MAIL.pick(Mode.REAL, Questions.of(Recipient.Kind.DESK)))
                .isEqualTo(new Route.ToSandbox(Route.SandboxReason.DESK_WATCHES_BOARD));
    }

    @Test
    void nobodyButTheDoorMakesALiveAddressAndItIsNotPrinted() {
        assertThat(RealMail.class.getDeclaredConstructors())
                .allMatch(constructor -> (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0);
        assertThat(new RealMail("sato@minase.example")).hasToString("RealMail");
    }
}
