package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Takes the picture of the Floor page that README shows: a chat storm with a proposal open. No test; run it by hand. */
final class FloorPicture {
    private FloorPicture() {}

    /**
     * Takes it, from the module's folder.
     *
     * @param args the file to write, else {@code .github/floor.png} of this project; language; {@code light} or {@code dark}; width
     *     and height
     */
    public static void main(String[] args) throws IOException {
        Path file = args.length > 0 ? Path.of(args[0]) : Path.of("..", ".github", "floor.png");
        String language = args.length > 1 ? args[1] : "en";
        boolean dark = args.length > 2 && args[2].equals("dark");
        int width = args.length > 3 ? Integer.parseInt(args[3]) : 1440;
        int height = args.length > 4 ? Integer.parseInt(args[4]) : 900;
        try (Program demo = Program.demo(1);
                Chromium chromium = Chromium.start();
                Tab tab = chromium.visit(new Chromium.Look(language, dark, width, height))) {
            tab.openFloor(demo.demoAddress());
            tab.play(60);
            assertThat(tab.parts("effect-service-chat").first()).isVisible(Chromium.patiently());
            tab.play(10);
            tab.part("demo-hint").hover();
            write(tab.page().screenshot(), file);
        }
        System.out.println("Written: " + file.toAbsolutePath().normalize());
    }

    /** The browser packs pictures in haste. */
    private static void write(byte[] picture, Path file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam packing = writer.getDefaultWriteParam();
        packing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        packing.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), packing);
        } finally {
            writer.dispose();
        }
    }
}
