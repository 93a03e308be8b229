package jp.anpi.deploy.acceptance.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** What leaves the screen: how many sheets a page prints on, what stands on a printed file, and how somebody photographs one. */
final class Paper {

    private static final Pattern PAGE_OF_PDF = Pattern.compile("/Type\\s*/Page\\b(?!s)");
    private static final Pattern ROW_CODE = Pattern.compile("\\b([0-9A-HJKMNP-TV-Z]{3}) ([0-9A-HJKMNP-TV-Z]{3})\\b");
    private static final int PRINTED_WIDTH = (int) ((210 - 16) / 25.4 * 96);
    private static final int PRINTED_HEIGHT = (int) ((297 - 16) / 25.4 * 96);
    private static final int DOTS_PER_INCH = 160;
    private static final double CROOKED = Math.toRadians(4);
    private static final int TABLE_AROUND = 200;
    private static final int GRAIN = 24;

    /** Prints without a printer: the theme and the lightness of the middle of the map, before, on paper, and after. */
    static final String THEME_OF_A_MAP = """
            async () => {
              const ground = () => {
                const canvas = document.querySelector(".leaflet-ground-pane canvas");
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                let [sum, n] = [0, 0];
                for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 150) [sum, n] = [sum + data[i], n + 1];
                return { theme: document.documentElement.dataset.theme, light: sum / n };
              };
              const before = ground();
              dispatchEvent(new Event("beforeprint"));
              const paper = ground();
              dispatchEvent(new Event("afterprint"));
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              return [before, paper, ground()];
            }
            """;

    private Paper() {}

    /** How many pages the print has. */
    static long pagesOf(Page page) {
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
        return PAGE_OF_PDF
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    /** Whether all of a page shown as printed, without being made smaller, stands on one sheet of A4 with margins of 8 mm. */
    static boolean standsOnASheet(Page printed) {
        printed.setViewportSize(PRINTED_WIDTH, PRINTED_HEIGHT);
        return (Boolean) printed.evaluate("""
                () => {
                  const { scrollWidth, scrollHeight } = document.documentElement;
                  return scrollWidth <= innerWidth && scrollHeight <= innerHeight;
                }
                """);
    }

    /** The text of each page. */
    static List<String> pages(Download file) {
        try (PDDocument pdf = Loader.loadPDF(file.path().toFile())) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                pages.add(text.getText(pdf));
            }
            return List.copyOf(pages);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without spaces and the many forms of one character: by these nobody reads. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** The six symbols of the first row of a page. */
    static String rowCode(String page) {
        Matcher code = ROW_CODE.matcher(page);
        if (!code.find()) {
            throw new AssertionError("no row code on the page");
        }
        return code.group(1) + code.group(2);
    }

    /** The first page on a dark table, crooked, unevenly lit, grainy, as a JPEG. */
    static byte[] photographed(Download file) {
        try (PDDocument pdf = Loader.loadPDF(file.path().toFile())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH);
            int width = page.getWidth() + 2 * TABLE_AROUND;
            int height = page.getHeight() + 2 * TABLE_AROUND;
            var photograph = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D drawing = photograph.createGraphics();
            drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            drawing.setColor(new Color(70, 60, 50));
            drawing.fillRect(0, 0, width, height);
            var laid = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
            laid.rotate(CROOKED);
            laid.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
            drawing.drawImage(page, laid, null);
            drawing.dispose();
            light(photograph);
            return written(photograph, "jpg");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A picture of nothing. */
    static byte[] blank() {
        return written(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Darker from left to right, with the grain of a small sensor. */
    private static void light(BufferedImage photograph) {
        var random = new Random(4);
        for (int y = 0; y < photograph.getHeight(); y++) {
            for (int x = 0; x < photograph.getWidth(); x++) {
                double light = 1 - 0.3 * x / photograph.getWidth();
                Color color = new Color(photograph.getRGB(x, y));
                int grain = random.nextInt(GRAIN) - GRAIN / 2;
                int grey = (int) Math.clamp(color.getRed() * light + grain, 0, 255);
                photograph.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
    }

    private static byte[] written(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
