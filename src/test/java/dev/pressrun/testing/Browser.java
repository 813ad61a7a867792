package dev.pressrun.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real, headless Chromium: the one that {@code PRESSRUN_CHROMIUM} names, else one in the PATH,
 * else the one that Playwright downloads. Whatever a page reports as an error is collected.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Browser launch() {
    Optional<Path> installed = installed();
    Map<String, String> environment = new HashMap<>(System.getenv());
    installed.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    LaunchOptions options =
        new LaunchOptions()
            .setHeadless(true)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    installed.ifPresent(options::setExecutablePath);
    try {
      return new Browser(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  private static Optional<Path> installed() {
    String named = System.getenv("PRESSRUN_CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : NAMES) {
        Path candidate = Path.of(folder).resolve(name);
        if (!folder.isEmpty() && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** A window of its own, with its own storage. */
  public Window open() {
    return new Window(
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setAcceptDownloads(true)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One window and what went wrong in it. */
  public static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Window(BrowserContext context) {
      this.context = context;
      this.page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      page.onDialog(
          dialog -> {
            errors.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
          });
      page.onRequest(request -> requests.add(request.url()));
      page.onRequestFailed(request -> errors.add("failed: " + request.url()));
    }

    public Page page() {
      return page;
    }

    /**
     * Console errors and warnings (refusals of the Content-Security-Policy among them), dialogs.
     */
    public List<String> errors() {
      return List.copyOf(errors);
    }

    /** The addresses of all that was asked for. */
    public List<String> requests() {
      return List.copyOf(requests);
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
