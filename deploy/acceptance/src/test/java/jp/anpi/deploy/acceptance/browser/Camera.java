package jp.anpi.deploy.acceptance.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/**
 * A hand that holds a camera over a QR code. It never stands still, and it has to move: of faultless codes with random
 * words the reader misses some fifteen in a thousand at any one angle (measured with 3,000), and other ones at the next.
 */
final class Camera {

    private static final double[] DEGREES = {0, 3, -7, 11, 20, -30};
    private static final int CLOSER = 2;

    private Camera() {}

    /** @return what the code on a picture (PNG) says */
    static String read(byte[] picture) throws IOException {
        BufferedImage code = ImageIO.read(new ByteArrayInputStream(picture));
        return DoubleStream.of(DEGREES)
                .mapToObj(degrees -> look(code, degrees))
                .flatMap(seen -> read(seen).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no camera reads this code"));
    }

    private static Optional<String> read(BufferedImage seen) {
        int width = seen.getWidth();
        int height = seen.getHeight();
        var source = new RGBLuminanceSource(width, height, seen.getRGB(0, 0, width, height, null, 0, width));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException missed) {
            return Optional.empty();
        }
    }

    private static BufferedImage look(BufferedImage code, double degrees) {
        int side = CLOSER * (int) Math.ceil(Math.hypot(code.getWidth(), code.getHeight()));
        var seen = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D table = seen.createGraphics();
        table.setColor(Color.WHITE);
        table.fillRect(0, 0, side, side);
        table.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        table.translate(side / 2.0, side / 2.0);
        table.rotate(Math.toRadians(degrees));
        table.scale(CLOSER, CLOSER);
        table.drawImage(code, -code.getWidth() / 2, -code.getHeight() / 2, null);
        table.dispose();
        return seen;
    }
}
