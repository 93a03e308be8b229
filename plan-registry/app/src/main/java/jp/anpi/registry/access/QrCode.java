package jp.anpi.registry.access;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a page draws it.
 *
 * @param size modules on each side, without the quiet zone of four around it
 * @param path its dark modules as an SVG path, one unit a module
 */
public record QrCode(int size, String path) {

    /** Error correction M: a card gets creased. */
    public static QrCode of(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                row(modules, y, path);
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a QR code cannot hold " + text.length() + " characters", tooLong);
        }
    }

    private static void row(ByteMatrix modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.getWidth()) {
            int from = x;
            while (x < modules.getWidth() && modules.get(x, y) == 1) {
                x++;
            }
            if (x > from) {
                path.append('M').append(from).append(' ').append(y);
                path.append('h').append(x - from).append("v1h").append(from - x).append('z');
            } else {
                x++;
            }
        }
    }
}
