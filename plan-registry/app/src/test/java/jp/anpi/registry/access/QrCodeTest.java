package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int SCALE = 4;
    private static final int QUIET = 4;

    @Test
    void aCameraReadsTheLinkOffTheDrawnPath() throws Exception {
        String link = "https://anpi.city.example.jp/enrol/#0123456789ABCDEFGHJKMNPQRS";

        QrCode qr = QrCode.of(link);

        assertThat(new QRCodeReader().decode(drawn(qr)).getText()).isEqualTo(link);
        assertThat(qr.path()).hasSizeLessThan(8_000);
    }

    private static BinaryBitmap drawn(QrCode qr) {
        int side = (qr.size() + 2 * QUIET) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        RUN.matcher(qr.path()).results().forEach(run -> {
            int x = Integer.parseInt(run.group(1));
            int y = Integer.parseInt(run.group(2));
            int length = Integer.parseInt(run.group(3));
            assertThat(run.group(4)).as("a run is drawn back to where it began").isEqualTo(run.group(3));
            for (int row = (y + QUIET) * SCALE; row < (y + QUIET + 1) * SCALE; row++) {
                int from = row * side + (x + QUIET) * SCALE;
                Arrays.fill(pixels, from, from + length * SCALE, 0);
            }
        });
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
    }
}
