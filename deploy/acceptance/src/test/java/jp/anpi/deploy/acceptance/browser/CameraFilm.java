package jp.anpi.deploy.acceptance.browser;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** What a browser's camera sees: pictures one after the other, as an uncompressed film (YUV4MPEG2) that Chromium plays in a loop. */
final class CameraFilm {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int TIMES_EACH = 6;

    private CameraFilm() {}

    static void write(List<byte[]> pictures, Path film) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(film))) {
            out.write(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F12:1 Ip A1:1 C420jpeg\n"));
            for (byte[] picture : pictures) {
                byte[] frame = frame(ImageIO.read(new ByteArrayInputStream(picture)));
                for (int time = 0; time < TIMES_EACH; time++) {
                    out.write(ascii("FRAME\n"));
                    out.write(frame);
                }
            }
        }
    }

    /** Brightness of every point, then two small planes of no colour. */
    private static byte[] frame(BufferedImage picture) {
        var seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var drawing = seen.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.setColor(Color.GRAY);
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        int side = HEIGHT - 20;
        drawing.drawImage(picture, (WIDTH - side) / 2, 10, side, side, null);
        drawing.dispose();
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, (byte) 128);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Color point = new Color(seen.getRGB(x, y));
                frame[y * WIDTH + x] = (byte) ((point.getRed() + point.getGreen() + point.getBlue()) / 3);
            }
        }
        return frame;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
