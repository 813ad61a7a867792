package dev.pressrun.output;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import dev.pressrun.testing.Browser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contact sheet as a person has it: opened from a folder, in a real Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactSheetPageTest {
  private static final int ITEMS = 25;

  private Browser browser;
  private Browser.Window window;
  private Page page;
  private Path out;
  private Path folder;
  private boolean filesTaken;

  @BeforeAll
  void launch() {
    browser = Browser.launch();
  }

  @AfterAll
  void quit() {
    browser.close();
  }

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    filesTaken = false;
    out = Files.createDirectory(temporary.resolve("out"));
    window = browser.open();
    page = window.page();
  }

  @AfterEach
  void nothingWentWrong() {
    try {
      assertThat(window.errors()).filteredOn(error -> !isOfMissingFile(error)).isEmpty();
      assertThat(window.requests())
          .allMatch(address -> address.startsWith("file:") || address.startsWith("blob:"));
    } finally {
      window.close();
    }
  }

  /** Where a test takes files away, the browser says so. */
  private boolean isOfMissingFile(String error) {
    return filesTaken
        && (error.startsWith("failed: file:") || error.contains("net::ERR_FILE_NOT_FOUND"));
  }

  private void show(List<ItemReport> reports) throws IOException {
    new SampleSheet(out).write(reports, folder);
    visit();
  }

  private void showSample(int items) throws IOException {
    Path references = Files.createDirectories(folder.resolve("photos"));
    Files.write(references.resolve("shirt.png"), SampleSheet.SHIRT);
    show(new SampleSheet(out).reports(items));
  }

  private void visit() {
    page.navigate(out.resolve("index.html").toUri().toString());
    assertThat(count()).containsText("item");
  }

  private Locator count() {
    return page.locator("#count");
  }

  private Locator cards() {
    return page.locator(".card");
  }

  private Locator card(String key) {
    return page.locator(".card[data-key='" + key + "']");
  }

  private Locator chip(String name) {
    return page.locator(".chip[data-chip=" + name + "]");
  }

  private String exported() throws IOException {
    Download download = page.waitForDownload(() -> page.locator("#export").click());
    assertThat(download.suggestedFilename()).isEqualTo("picks.csv");
    return Files.readString(download.path());
  }

  @Test
  void it_shows_every_item_its_figures_and_its_failures_in_words() throws IOException {
    showSample(ITEMS);

    assertThat(page).hasTitle("autumn-catalog · contact sheet");
    assertThat(count()).hasText("25 items");
    assertThat(page.locator("#figures")).containsText("$0.808");
    assertThat(page.locator("#charts svg")).hasCount(2);
    assertThat(page.locator("#failure-list li")).hasCount(4);
    assertThat(page.locator("#failure-list li").first())
        .containsText("The provider's filter refused this prompt or picture. Reword it");
    assertThat(card("CAN-00004")).containsText("The provider's filter refused");
    assertThat(card("STO-00006-wide")).containsText("\"4:4\" is not a ratio");
    page.waitForFunction(
        "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
  }

  @Test
  void pictures_keep_their_proportions_and_stay_within_the_margins() throws IOException {
    showSample(ITEMS);
    Object worst =
        page.evaluate(
            """
            () => Math.max(...[...document.querySelectorAll('.frame img')].map(image =>
              Math.abs(image.clientWidth / image.clientHeight
                / (image.naturalWidth / image.naturalHeight) - 1)))""");
    assertThat(((Number) worst).doubleValue()).isLessThan(0.02);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }

  @Test
  void it_filters_by_state_code_and_text() throws IOException {
    showSample(ITEMS);

    chip("failed").click();
    assertThat(count()).hasText("2 of 25 items");
    assertThat(cards()).hasCount(2);
    chip("all").click();
    page.locator("#failures-summary").click();
    page.locator("#failure-list button").first().click();
    assertThat(cards()).hasCount(1);
    page.locator("#code").click();
    page.locator("#search").fill("MUG spring");
    assertThat(count()).hasText(Pattern.compile("^[1-9] of 25 items"));
    page.locator("#search").fill("no such thing");
    assertThat(page.locator("#nothing")).isVisible();
    page.locator("#clear").click();
    assertThat(count()).hasText("25 items");
  }

  @Test
  void it_groups_by_a_column_and_sets_variants_of_a_row_side_by_side() throws IOException {
    showSample(ITEMS);

    page.locator("#group").selectOption("season");
    assertThat(page.locator(".heading h2").first())
        .hasText(Pattern.compile("spring|autumn|winter"));
    page.keyboard().press("c");
    assertThat(page.locator(".heading h2").first()).hasText(Pattern.compile("Line 2 · OAK-00002"));
    // The cards are drawn anew when the page's width settles.
    page.waitForCondition(
        () -> {
          BoundingBox first = card("OAK-00002").boundingBox();
          BoundingBox beside = card("OAK-00002-wide").boundingBox();
          BoundingBox below = card("WOO-00003").boundingBox();
          return first != null
              && beside != null
              && below != null
              && beside.y == first.y
              && below.y > first.y + 100;
        });
  }

  @Test
  void the_keyboard_picks_rejects_and_notes_and_the_browser_keeps_it() throws IOException {
    showSample(ITEMS);

    page.keyboard().press("j");
    page.keyboard().press("p");
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("n");
    page.keyboard().type("too \"dark\", brighter");
    page.keyboard().press("Escape");
    assertThat(card("OAK-00002")).hasClass(Pattern.compile("picked"));
    visit();
    assertThat(card("OAK-00002-wide")).hasClass(Pattern.compile("rejected"));
    assertThat(page.locator("#export")).hasText("Export picks.csv (2)");
    assertThat(exported())
        .isEqualTo(
            "key,pick,note\nOAK-00002,pick,\nOAK-00002-wide,reject,\"too \"\"dark\"\", brighter\"\n");

    chip("pick").click();
    assertThat(cards()).hasCount(1);
    chip("all").click();
    card("OAK-00002").locator(".frame").focus();
    page.keyboard().press("j");
    page.keyboard().press("p");
    page.keyboard().press("p");
    assertThat(page.locator("#toast")).containsText("Unmarked");
  }

  @Test
  void one_picture_opens_with_its_references_beside_it_and_its_variants_below() throws IOException {
    showSample(ITEMS);

    page.keyboard().press("j");
    page.keyboard().press("Enter");
    Locator viewer = page.locator("#viewer");
    assertThat(viewer.locator("h2")).hasText("OAK-00002");
    assertThat(viewer.locator(".references figure")).hasCount(2);
    assertThat(viewer).containsText("https://shop.example/photo.jpg");
    assertThat(viewer).not().containsText("signature");
    assertThat(viewer.locator(".strip button")).hasCount(2);
    viewer.locator(".strip button").last().click();
    assertThat(viewer.locator("h2")).hasText("OAK-00002-wide");
    page.keyboard().press("j");
    assertThat(viewer.locator("h2")).hasText("WOO-00003");
    page.keyboard().press("x");
    assertThat(viewer.locator(".choose-reject")).hasAttribute("aria-pressed", "true");
    page.keyboard().press("j");
    page.keyboard().press("p");
    assertThat(page.locator("#toast")).hasText("Picked: WOO-00003-wide");
    page.keyboard().press("k");
    page.keyboard().press("Escape");
    assertThat(viewer).isHidden();
    assertThat(card("WOO-00003").locator(".frame")).isFocused();
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
  }

  @Test
  void a_picture_made_anew_has_lost_its_mark_but_not_its_note() throws IOException {
    ImageStore store = new ImageStore(out);
    show(List.of(remade(store, 1)));
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("n");
    page.keyboard().type("warmer");

    show(List.of(remade(store, 2)));
    assertThat(card("a")).not().hasClass(Pattern.compile("rejected"));
    assertThat(card("a")).containsText("Note");
    assertThat(exported()).isEqualTo("key,pick,note\na,,warmer\n");
  }

  private static ItemReport remade(ImageStore store, int seed) throws IOException {
    byte[] body = DrawnPictures.png(60, 60, seed);
    Picture picture = store.store("a", new ByteArrayInputStream(body), -1, 1_000_000);
    return Reports.done(2, List.of("a", "", "", ""), "p", picture);
  }

  @Test
  void hostile_text_is_shown_and_never_run() throws IOException {
    String script = "</script><script>alert(1)</script>";
    String image = "<img src=x onerror=alert(2)>\u2028\"'`${alert(3)}";
    byte[] body = DrawnPictures.png(60, 60, 1);
    Picture picture =
        new ImageStore(out)
            .store("100% #1?&<b> 'x'", new ByteArrayInputStream(body), -1, 1_000_000);
    List<ItemReport> reports = new ArrayList<>();
    reports.add(Reports.done(2, List.of(image, script, "", ""), script, picture));
    reports.add(
        Reports.failed(
            3,
            List.of("__proto__", image, "", ""),
            image,
            new Failure(FailureCode.UNKNOWN, image)));
    reports.add(Reports.invalid(4, List.of(script), "<b>", image));
    show(reports);

    assertThat(count()).hasText("3 items");
    page.locator("#group").selectOption("name");
    page.keyboard().press("j");
    page.keyboard().press("p");
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.locator("#group").selectOption("");
    cards().first().locator(".frame").click();
    assertThat(page.locator("#viewer .prompt")).hasText(script);
    assertThat(page.locator("#viewer")).containsText("<img src=x onerror=alert(2)>");
    page.waitForFunction("() => document.querySelector('#viewer .result img').naturalWidth === 60");
    page.keyboard().press("Escape");
    assertThat(exported()).contains("__proto__,reject").contains("onerror=alert(2)");
    assertThat(page.locator("img[onerror], b b, script:not([src])")).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axe_finds_nothing_serious(ColorScheme scheme) throws IOException {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    showSample(ITEMS);
    page.keyboard().press("j");
    page.keyboard().press("p");
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(serious()).isEmpty();
    page.keyboard().press("Enter");
    assertThat(serious()).isEmpty();
    page.keyboard().press("Escape");
    page.keyboard().press("c");
    page.keyboard().press("?");
    assertThat(serious()).isEmpty();
  }

  private List<String> serious() {
    List<String> found = new ArrayList<>();
    // These two make axe fetch files, which the page's own policy forbids; there is no audio.
    AxeBuilder axe =
        new AxeBuilder(page).disableRules(List.of("css-orientation-lock", "no-autoplay-audio"));
    for (Rule rule : axe.analyze().getViolations()) {
      if (rule.getImpact().equals("serious") || rule.getImpact().equals("critical")) {
        found.add(rule.getId() + ": " + rule.getNodes());
      }
    }
    return found;
  }

  @Test
  void twenty_thousand_items_scroll_with_few_nodes() throws IOException {
    showSample(20_000);

    assertThat(count()).hasText("20,000 items");
    for (int part = 1; part <= 10; part++) {
      page.evaluate("part => scrollTo(0, document.body.scrollHeight * part / 10)", part);
      assertThat(cards().first()).isAttached();
      assertThat(cards().count()).isLessThan(150);
    }
    assertThat(page.locator(".card[aria-posinset='20000']")).isVisible();
    page.locator("#search").fill("OAK-09997");
    assertThat(count()).hasText("2 of 20,000 items");
  }

  @Test
  void more_rows_than_the_browser_keeps_are_shown_in_pages_and_searched_from_the_disk()
      throws IOException {
    showSample(41_001);

    assertThat(page.locator("#large")).containsText("41,001 rows: shown 20,000 at a time.");
    page.keyboard().press("k");
    assertThat(page.locator(".pager").first()).containsText("40,001–41,001 of 41,001");
    assertThat(page.locator(".card[aria-posinset='41001'] .frame")).isFocused();
    page.keyboard().press("x");
    page.locator(".pager button").first().click();
    assertThat(page.locator(".pager").first()).containsText("20,001–40,000 of 41,001");

    page.locator("#search").fill("OAK-20502");
    assertThat(count()).hasText("1 of 41,001 items");
    assertThat(cards()).hasCount(1);
    page.locator("#search").fill("");
    page.locator("#group").selectOption("season");
    assertThat(page.locator(".heading h2").first()).hasText(Pattern.compile("^spring"));
    page.locator("#group").selectOption("sku");
    assertThat(page.locator("#toast")).containsText("too many different values");

    visit();
    assertThat(chip("reject")).containsText("1");
    assertThat(exported()).isEqualTo("key,pick,note\nOAK-20502,reject,\n");
  }

  @Test
  void without_its_small_pictures_and_some_rows_the_page_does_what_it_can() throws IOException {
    Picture large =
        new ImageStore(out)
            .store("a", new ByteArrayInputStream(DrawnPictures.noise(600, 400, 1)), -1, 9_000_000);
    filesTaken = true;
    show(List.of(Reports.done(2, List.of("a", "", "", ""), "p", large)));
    Files.delete(out.resolve(Objects.requireNonNull(ThumbnailStore.place(large))));
    visit();
    page.waitForFunction("() => document.querySelector('.frame img')?.naturalWidth === 600");

    Files.delete(out.resolve("page/data-0001.js"));
    visit();
    assertThat(page.locator("#toast")).containsText("Cannot read page/data-0001.js");
  }

  @Test
  void a_picture_is_shown_in_full_size_and_fits_again() throws IOException {
    showSample(ITEMS);
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    page.keyboard().press("z");
    page.waitForFunction(
        "() => { const i = document.querySelector('#viewer .result img');"
            + " return i.clientWidth === i.naturalWidth; }");
    page.locator("#zoom").click();
    assertThat(page.locator("#zoom")).hasAttribute("aria-pressed", "false");
  }

  @Test
  void an_empty_job_says_so() throws IOException {
    show(List.of());
    assertThat(page.locator("#nothing-words")).hasText("This job has no rows yet.");
  }
}
