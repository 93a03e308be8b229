package jp.anpi.registry.printing;

import static jp.anpi.registry.printing.Printed.DIRECTORY;
import static jp.anpi.registry.printing.Printed.IMPRINT;
import static jp.anpi.registry.printing.Printed.person;
import static jp.anpi.registry.printing.Printed.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.group.Remark;
import jp.anpi.registry.paper.CheckSheet;
import jp.anpi.registry.paper.RowCode;
import jp.anpi.registry.paper.Sheet;
import jp.anpi.registry.paper.SheetId;
import jp.anpi.registry.paper.SheetList;
import jp.anpi.registry.paper.SheetRow;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.printing.Markup.Tag;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What really is in the files. With {@code -Danpi.print.pictures=DIRECTORY} the pages are kept as pictures to be looked at. */
class SheetPageTest {

    private static final String NAME = "髙﨑 𠮷子";

    private static Typeface typeface;

    @BeforeAll
    static void look() {
        typeface = Founts.together();
    }

    @Test
    void aPlanIsOneSheetTaggedAndInJapaneseWithItsFountsInside() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(planOf(NAME))) {
            keep("plan", pdf);
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("個別避難計画");
            assertThat(founts(pdf))
                    .isNotEmpty()
                    .allMatch(PDFont::isEmbedded)
                    .extracting(PDFont::getName)
                    .allMatch(name -> name.contains("BIZUDGothic") || name.contains("NotoSansJP"));
        }
    }

    @Test
    void rareNamesComeOutAsThemselves() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(planOf(NAME))) {
            String text = text(pdf);
            assertThat(text).contains("髙﨑", "𠮷子", "𠮷田商店", "救急情報カード", "個別避難計画").doesNotContain("字形について", "#", "〓");
        }
    }

    @Test
    void whatNoFountHasIsToldOnTheSheet() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(planOf("葛\uDB40\uDD00城 \uD869\uDED6子"))) {
            keep("odd", pdf);
            assertThat(text(pdf))
                    .contains("葛城", "〓子", "字形について", "U+845B U+E0100", "U+2A6D6")
                    .doesNotContain("#");
        }
    }

    @Test
    void theCodeOnTheSheetLeadsToThePlan() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(planOf(NAME))) {
            assertThat(codeOn(pdf, 0)).isEqualTo("urn:anpi:plan:11111111-1111-4111-8111-111111111111:2");
        }
    }

    private static String codeOn(PDDocument pdf, int number) throws Exception {
        BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(number, 200);
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @Test
    void aSheetToBeTickedHasTenWholeRowsOnEachPageHoweverLongTheirNamesAndCharactersThatNoFountHas() throws Exception {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        PersonState longNamed = person("葛\uDB40\uDD00城 " + "マリア・デ・ロス・アンヘレス".repeat(3), PriorityGroup.PUSH_SUPPORT);
        List<PersonState> people = Collections.nCopies(23, longNamed);
        var sheet = new Sheet(
                SheetId.random(random),
                new SheetList.OfDistrict(
                        new DistrictId("d01"), new TreeSet<>(Set.of(PriorityGroup.PUSH_SUPPORT)), "川端"),
                Instant.parse("2026-11-21T00:30:00Z"),
                people.stream()
                        .map(one -> new SheetRow(RowCode.random(random), one.id()))
                        .toList());
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        byte[] bytes = SheetPage.pdf(
                "安否確認票",
                CheckSheet.pages(sheet, people, Occasion.DISASTER, IMPRINT, tokyo).stream()
                        .map(SheetPageTest::set)
                        .toList(),
                SheetPage.Layout.PORTRAIT);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            keep("check", pdf);
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            String text = text(pdf);
            assertThat(sheet.rows())
                    .allSatisfy(row -> assertThat(text).contains(row.code().printed()));
            for (int page = 1; page <= 3; page++) {
                assertThat(codeOn(pdf, page - 1)).isEqualTo(sheet.qr(page, tokyo));
            }
        }
    }

    @Test
    void longTextsGoOnOverPagesAndNothingIsCutOff() throws Exception {
        String remark = "とても長い申し送りです。".repeat(400);
        PrintedPlan usual = plan(person(NAME, PriorityGroup.PUSH_SUPPORT), Standing.DRAFT, true);
        var plan = new PrintedPlan(
                usual.person(),
                usual.version(),
                List.of(new Remark(Remark.Category.POWER, remark)),
                usual.particulars(),
                true,
                Printed.DAY);
        byte[] bytes = SheetPage.pdf(
                "個別避難計画", List.of(set(PlanSheet.of(plan, DIRECTORY, IMPRINT))), SheetPage.Layout.PORTRAIT);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            keep("long", pdf);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(text(pdf).split("申し送り", -1)).hasSize(401);
        }
    }

    @Test
    void theListForTheSafeHasItsHeadOnEveryPage() throws Exception {
        var list = new SafeList();
        for (int i = 0; i < 60; i++) {
            list.add(
                    new Checker.Office(Printed.NURSES),
                    SafeRow.of(person("人%02d 髙﨑".formatted(i), PriorityGroup.PUSH_SUPPORT), true),
                    DIRECTORY);
        }
        Tag sheet = list.pieces("安否確認名簿（確認者別）", IMPRINT).getFirst().sheet();
        byte[] bytes = SheetPage.pdf("名簿", List.of(set(sheet)), SheetPage.Layout.LANDSCAPE);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            keep("list", pdf);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            var page = new PDFTextStripper();
            for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
                page.setStartPage(number);
                page.setEndPage(number);
                assertThat(page.getText(pdf)).contains("緊急連絡先", "安否", "取扱注意");
            }
        }
    }

    @Test
    void manyPlansAreBoundIntoOneFileThatSharesItsFounts() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Book()) {
            for (int part = 0; part < 3; part++) {
                List<Tag> sheets = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    sheets.add(set(PlanSheet.of(
                            plan(person("人%d%d".formatted(part, i), PriorityGroup.PUSH_SUPPORT), Standing.VALID, true),
                            DIRECTORY,
                            IMPRINT)));
                }
                book.add(SheetPage.pdf("個別避難計画", sheets, SheetPage.Layout.PORTRAIT));
            }
            book.write("個別避難計画", out);
            assertThat(book.pages()).isEqualTo(30);
        }
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(text(pdf)).contains("人00", "人24", "1 / 2").doesNotContain("3 / ");
        }
        assertThat(out.size()).isLessThan(700_000);
    }

    private static byte[] planOf(String name) throws IOException {
        Tag sheet =
                PlanSheet.of(plan(person(name, PriorityGroup.PUSH_SUPPORT), Standing.VALID, true), DIRECTORY, IMPRINT);
        return SheetPage.pdf("個別避難計画", List.of(set(sheet)), SheetPage.Layout.PORTRAIT);
    }

    private static Tag set(Tag sheet) {
        return Typesetting.set(sheet, typeface);
    }

    /** As written: extraction may give compatibility forms of the same character. */
    private static String text(PDDocument pdf) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFC)
                .replace("\n", "");
    }

    private static List<PDFont> founts(PDDocument pdf) throws IOException {
        List<PDFont> all = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                all.add(page.getResources().getFont(name));
            }
        }
        return all;
    }

    private static void keep(String name, PDDocument pdf) throws IOException {
        String wanted = System.getProperty("anpi.print.pictures", "");
        if (!wanted.isEmpty()) {
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                Path file = Files.createDirectories(Path.of(wanted)).resolve(name + "-" + (page + 1) + ".png");
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, 90), "png", file.toFile());
            }
        }
    }
}
