package io.ramzor.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's Chromium, driven by Playwright; one is enough for all tests of a run. For one thread. */
final class Chromium implements AutoCloseable {
    /** Generous: a state that does not come is a fault, one that comes late is a slow machine. */
    static final double PATIENCE_MILLIS = 120_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setHeadless(true)
                .setTimeout(PATIENCE_MILLIS)
                .setArgs(ARGUMENTS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** The path in the environment variable CHROMIUM, else the first of the usual names on the search path. */
    private static Path program() {
        String named = System.getenv("CHROMIUM");
        Optional<Path> found = named != null && !named.isBlank()
                ? Optional.of(Path.of(named)).filter(Files::isExecutable)
                : NAMES.stream().flatMap(Chromium::onSearchPath).findFirst();
        return found.orElseThrow(() -> new AssertionError("Chromium is missing" + (named == null ? "" : " at " + named)
                + ": run deploy/verify or install chromium"));
    }

    private static Stream<Path> onSearchPath(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /** For what takes its time in the centre too. */
    static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(3 * PATIENCE_MILLIS);
    }

    /** A visitor of one's own, without cookies or settings of others. */
    Tab visit(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setLocale(look.language())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Tab(context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /**
     * How a visitor looks at the page.
     *
     * @param language of the browser
     * @param width of the window, CSS pixels, as height
     */
    record Look(String language, boolean dark, int width, int height) {
        static final Look DESKTOP = new Look("en", false, 1440, 900);
    }
}
