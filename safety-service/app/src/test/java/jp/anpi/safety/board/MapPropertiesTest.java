package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jp.anpi.registry.http.page.ImageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapPropertiesTest {

    private static final String OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

    @Test
    void nothingIsLoadedFromTheInternetUnlessSomebodyWantsIt() {
        assertThat(new MapProperties("", "").source()).isEmpty();
    }

    @Test
    void onlyTheNamedHostMayBeAskedForPictures() {
        assertThat(new MapProperties(OSM, "© OpenStreetMap contributors").source())
                .contains(new ImageSource("https://tile.openstreetmap.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tile.openstreetmap.org/{z}/{x}/{y}.png",
                "https://tile.openstreetmap.org/{z}/{x}.png",
                "tile.openstreetmap.org"
            })
    void anAddressThatIsNoneIsRefusedByTheNameOfItsKey(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MapProperties(address, "somebody"))
                .withMessageContaining("anpi.map.online-tiles");
    }

    @Test
    void nobodysPicturesAreShownWithoutTheirName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MapProperties(OSM, " "))
                .withMessageContaining("anpi.map.attribution");
    }
}
