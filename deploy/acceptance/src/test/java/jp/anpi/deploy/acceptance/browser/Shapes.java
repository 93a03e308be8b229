package jp.anpi.deploy.acceptance.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What is left of a page for whoever sees no colours: shapes, light and dark. */
final class Shapes {

    private static final int DARK = 160;

    private Shapes() {}

    /** From now on the page is seen without colours. */
    static void withoutColours(Page page) {
        var deficiency = new JsonObject();
        deficiency.addProperty("type", "achromatopsia");
        page.context().newCDPSession(page).send("Emulation.setEmulatedVisionDeficiency", deficiency);
    }

    /** Whether the page has really lost its colours. */
    static boolean colourless(Page page) {
        BufferedImage seen = picture(page.screenshot());
        for (int y = 0; y < seen.getHeight(); y += 7) {
            for (int x = 0; x < seen.getWidth(); x += 7) {
                int dot = seen.getRGB(x, y);
                int red = dot >> 16 & 255;
                if (Math.abs(red - (dot >> 8 & 255)) > 8 || Math.abs(red - (dot & 255)) > 8) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The part of dots, from 0 to 1, in which one shape is dark and the other is not. */
    static double difference(Locator one, Locator other) {
        BufferedImage left = picture(one.screenshot());
        BufferedImage right = picture(other.screenshot());
        int width = Math.min(left.getWidth(), right.getWidth());
        int height = Math.min(left.getHeight(), right.getHeight());
        int unlike = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (dark(left, x, y) != dark(right, x, y)) {
                    unlike++;
                }
            }
        }
        return (double) unlike / (width * height);
    }

    private static boolean dark(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) >> 8 & 255) < DARK;
    }

    private static BufferedImage picture(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
