package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Problem;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFactoryTest {
  private static final String RATIOS = "3:1, 2:1, 16:9, 3:2, 1:1, 2:3, 9:16, 1:2, 1:3";

  private final Path folder;

  ItemFactoryTest(@TempDir Path folder) {
    this.folder = folder;
    for (int i = 1; i <= 10; i++) {
      Tables.write(folder, i + ".png", Pictures.png(i, 1));
    }
  }

  /** The items of a plain table. */
  private List<ItemDraft> items(String table) {
    return items(JobSpecs.read(Tables.write(folder, "t.csv", table), JobOverrides.NONE));
  }

  private List<ItemDraft> items(String yaml, String table) {
    Tables.write(folder, "t.csv", table);
    Path job = Tables.write(folder, "j.yml", "input: {file: t.csv}\n" + yaml);
    return items(JobSpecs.read(job, JobOverrides.NONE, Map.of()));
  }

  private static List<ItemDraft> items(JobSpec job) {
    try (Table table = Table.open(job.input())) {
      ItemFactory factory = new ItemFactory(job, table.headers());
      return Tables.rows(table).stream().flatMap(row -> factory.itemsOf(row).stream()).toList();
    }
  }

  private ImageRequest request(String table) {
    ItemDraft item = items(table).get(0);
    assertThat(item.problems()).isEmpty();
    return item.request() == null ? ImageRequest.ofPrompt("") : item.request();
  }

  private List<String> problems(String table) {
    ItemDraft item = items(table).get(0);
    assertThat(item.request()).isNull();
    return item.problems().stream()
        .map(Problem::toString)
        .map(problem -> problem.replace(folder + "/t.csv", "t.csv"))
        .toList();
  }

  @Test
  void a_plain_table_asks_with_its_own_columns() {
    ImageRequest request =
        request(
            "prompt,aspect_ratio,model,style,output_format,type,image_ref,source,user_id,web_search,x\n"
                + " A cup ,16:9,UNI-1-max,Manga,JPEG,Image_Edit,1.png|https://a.b/c.png,2.png, u1 ,YES,y\n");

    assertThat(request.prompt()).isEqualTo(" A cup ");
    assertThat(request.aspectRatio()).isEqualTo("16:9");
    assertThat(request.model()).isEqualTo("uni-1-max");
    assertThat(request.style()).isEqualTo("manga");
    assertThat(request.outputFormat()).isEqualTo("jpeg");
    assertThat(request.type()).isEqualTo("image_edit");
    assertThat(request.imageRefs().get(1)).isEqualTo(new Reference.Url("https://a.b/c.png"));
    assertThat(request.source()).isInstanceOf(Reference.LocalFile.class);
    assertThat(request.userId()).isEqualTo("u1");
    assertThat(request.webSearch()).isTrue();
  }

  @Test
  void empty_cells_are_not_sent() {
    assertThat(request("prompt,aspect_ratio,model,image_ref,source,web_search\nA cup,, ,,,\n"))
        .isEqualTo(ImageRequest.ofPrompt("A cup"));
  }

  @Test
  void a_source_without_a_type_means_an_edit() {
    assertThat(request("prompt,source\nred,1.png\n").type()).isEqualTo("image_edit");
    assertThat(request("prompt,image_ref\nred,1.png\n").type()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "aspect_ratio~16:10~found \"16:10\"; allowed are " + RATIOS + "; nearest is 16:9",
        "aspect_ratio~4:3~found \"4:3\"; allowed are " + RATIOS + "; nearest is 3:2",
        "aspect_ratio~9x21~found \"9x21\"; allowed are " + RATIOS + "; nearest is 1:2",
        "aspect_ratio~16:09:00~found \"16:09:00\"; allowed are " + RATIOS + "; nearest is 16:9",
        "aspect_ratio~wide~found \"wide\"; allowed are " + RATIOS,
        "style~mangga~found \"mangga\"; allowed are auto, manga; nearest is manga",
        "output_format~jpg~found \"jpg\"; allowed are png, jpeg; nearest is jpeg",
        "type~edit~found \"edit\"; allowed are image, image_edit",
        "model~uni1~found \"uni1\", which is no known model; nearest is uni-1",
        "model~unii-1-max~found \"unii-1-max\", which is no known model; nearest is uni-1-max",
        "web_search~maybe~found \"maybe\"; allowed are true, false, yes, no, 1, 0",
        "image_ref~11.png~found \"11.png\"; there is no such file in",
        "source~1.png|2.png~found \"1.png|2.png\"; there is just one source",
      })
  void a_wrong_cell_is_named_with_what_is_allowed(String column, String cell, String message) {
    assertThat(problems("prompt," + column + "\nA cup," + cell + "\n"))
        .hasSize(1)
        .allMatch(p -> p.startsWith("t.csv:2: column " + column + ": " + message));
  }

  @Test
  void another_version_of_a_model_is_taken_at_its_word() {
    assertThat(request("prompt,model\nx,uni-2\n").model()).isEqualTo("uni-2");
    assertThat(request("prompt,model\nx,dream-machine\n").model()).isEqualTo("dream-machine");
  }

  @Test
  void edits_and_sources_belong_together() {
    assertThat(problems("prompt,type\nx,image_edit\n"))
        .containsExactly("t.csv:2: column source: an image_edit needs a source, the image to edit");
    assertThat(problems("prompt,type,source\nx,image,1.png\n"))
        .containsExactly(
            "t.csv:2: column source: found \"1.png\"; only the type image_edit takes a source, and"
                + " the type is image");
  }

  @Test
  void references_are_counted() {
    String nine = "1.png|2.png|3.png|4.png|5.png|6.png|7.png|8.png|9.png";
    assertThat(request("prompt,image_ref\nx," + nine + "\n").imageRefs()).hasSize(9);
    assertThat(problems("prompt,image_ref\nx," + nine + "|10.png\n"))
        .containsExactly("t.csv:2: column image_ref: found 10 references; the API takes at most 9");
    assertThat(problems("prompt,image_ref,source\nx," + nine + ",10.png\n"))
        .containsExactly(
            "t.csv:2: column image_ref: found 9 references; the API takes at most 8 besides the"
                + " source");
  }

  @Test
  void a_pattern_stands_for_its_files_in_the_order_of_their_numbers() {
    for (String name : List.of("A-10.png", "A-2.png", "B.png", "A.txt")) {
      Tables.write(folder, name, Pictures.png(1, 1));
    }

    assertThat(request("prompt,image_ref\nx,A*.png|1.png\n").imageRefs())
        .extracting(reference -> ((Reference.LocalFile) reference).path())
        .containsExactly("A-2.png", "A-10.png", "1.png");
    assertThat(request("prompt,image_ref\nx,optional:C*.png\n").imageRefs()).isEmpty();
    assertThat(request("prompt,image_ref\nx,https://a.b/c?d=*\n").imageRefs()).hasSize(1);
    assertThat(problems("prompt,image_ref\nx,C*.png\n"))
        .singleElement()
        .asString()
        .contains("found \"C*.png\"; no file below the references folder matches it");
    for (String outside : List.of("../*.png", "optional:../*.png", "optional:/etc/*")) {
      assertThat(problems("prompt,image_ref\nx," + outside + "\n"))
          .singleElement()
          .asString()
          .contains("this leads out of the references folder");
    }
    assertThat(problems("prompt,image_ref\nx,*.png\n"))
        .containsExactly("t.csv:2: column image_ref: found 13 references; the API takes at most 9");
  }

  @Test
  void a_link_that_leads_out_of_the_references_folder_is_not_listed(@TempDir Path outside)
      throws IOException {
    Tables.write(outside, "secret.png", Pictures.png(1, 1));
    Files.createSymbolicLink(folder.resolve("linked"), outside);
    for (String reference : List.of("linked/*.png", "linked/secrets.png")) {
      assertThat(problems("prompt,image_ref\nx," + reference + "\n"))
          .singleElement()
          .asString()
          .doesNotContain("secret.png");
    }
  }

  @Test
  void prompts_are_counted_in_code_points() {
    String most = "\uD83D\uDE00".repeat(6000);
    assertThat(request("prompt\n" + most + "\n").prompt()).isEqualTo(most);
    assertThat(problems("prompt\n" + most + "x\n"))
        .containsExactly(
            "t.csv:2: column prompt: the prompt has 6,001 characters (code points); the API takes"
                + " at most 6,000");
    assertThat(problems("id,prompt\n1,  \n"))
        .containsExactly("t.csv:2: column prompt: the prompt is empty");
    assertThat(problems("prompt,user_id\nx," + "u".repeat(257) + "\n"))
        .containsExactly(
            "t.csv:2: column user_id: found 257 characters; the API takes at most 256");
  }

  @Test
  void all_that_is_wrong_with_a_row_comes_at_once() {
    ItemDraft item = items("id,prompt,style,aspect_ratio\n,,x,y\n").get(0);

    assertThat(item.problems())
        .extracting(Problem::column)
        .containsExactly("id", "prompt", "aspect_ratio", "style");
    assertThat(item.values()).containsExactly("", "", "x", "y");
  }

  @Test
  void a_template_of_several_columns_is_named_by_its_setting() {
    List<ItemDraft> items =
        items("request: {prompt: x, aspect_ratio: '{{w}}:{{h}}'}", "w,h\n4,5\n16,9\n");

    assertThat(items.get(0).problems().get(0).toString())
        .contains("t.csv:2: request.aspect_ratio: found \"4:5\"");
    assertThat(items.get(1).request()).extracting(ImageRequest::aspectRatio).isEqualTo("16:9");
  }

  @Test
  void a_table_without_prompts_says_how_to_name_them() {
    InputException e = catchThrowableOfType(InputException.class, () -> items("Promt,Note\nx,y\n"));

    assertThat(e)
        .hasMessageContaining(
            "t.csv:1: there is no column \"prompt\"; the nearest is \"Promt\"; the headers are"
                + " \"Promt\", \"Note\". Rename the column, or write a job file with"
                + " request.prompt: \"{{Promt}}\"");
  }

  @Test
  void templates_and_ids_that_do_not_fit_the_headers_come_at_once() throws IOException {
    String yaml = "request: {prompt: '{{nme}}', style: '{{#x}}'}\noutput: {file: '{{skuu}}'}\n";
    Tables.write(folder, "t.csv", "name,sku\n");
    Path job = Tables.write(folder, "j.yml", "input: {file: t.csv, id: [sku, nmae]}\n" + yaml);
    JobSpec spec = JobSpecs.read(job, JobOverrides.NONE, Map.of());

    InputException e = catchThrowableOfType(InputException.class, () -> items(spec));

    assertThat(e.problems()).hasSize(4);
    assertThat(e)
        .hasMessageContaining("input.id: there is no column \"nmae\"; the nearest is \"name\"")
        .hasMessageContaining("j.yml:2: request.prompt (at column 19): there is no column \"nme\"")
        .hasMessageContaining("j.yml:3: output.file (at column 16): there is no column \"skuu\"");
    assertThat(Files.exists(job)).isTrue();
  }

  @Test
  void a_ragged_row_is_a_problem_of_its_own() {
    List<ItemDraft> items = items("id,prompt\n1\n2,x\n");

    assertThat(items.get(0).problems())
        .extracting(Problem::message)
        .containsExactly("found 1 cell, expected 2, as the header has");
    assertThat(items.get(1).problems()).isEmpty();
  }

  @Test
  void keys_come_from_the_id_columns() {
    assertThat(items("id,prompt\n 7 ,x\n").get(0).key()).isEqualTo(new ItemKey("7"));
    String table = "sku,color,name\nA,red,x\nB,,y\n,,z\n";
    Tables.write(folder, "t.csv", table);
    Path job =
        Tables.write(
            folder,
            "j.yml",
            "input: {file: t.csv, id: [sku, color]}\nrequest: {prompt: '{{name}}'}\n");
    List<ItemDraft> items = items(JobSpecs.read(job, JobOverrides.NONE, Map.of()));
    assertThat(items).extracting(item -> item.key().value()).startsWith("A-red", "B").hasSize(3);
    assertThat(items.get(2).problems().get(0).message()).startsWith("the id is empty");
  }

  @Test
  void rows_without_an_id_are_named_by_what_they_ask_for() {
    List<String> keys =
        items("prompt,note\nx,1\ny,2\nx,3\nx,4\n").stream().map(i -> i.key().value()).toList();

    assertThat(keys.get(0)).matches("[0-9a-f]{16}");
    assertThat(keys.get(1)).matches("[0-9a-f]{16}").isNotEqualTo(keys.get(0));
    assertThat(keys.subList(2, 4)).containsExactly(keys.get(0) + "-2", keys.get(0) + "-3");
    assertThat(items("note,prompt\n9,y\n").get(0).key().value()).isEqualTo(keys.get(1));
  }

  @Test
  void the_fingerprint_follows_what_is_asked_for_and_nothing_else() {
    String base = fingerprint("prompt,image_ref\nx,1.png\n");

    assertThat(fingerprint("unused,image_ref,prompt\n9,1.png,x\n")).isEqualTo(base);
    Tables.write(folder, "copy.png", Pictures.png(1, 1));
    assertThat(fingerprint("prompt,image_ref\nx,copy.png\n")).isEqualTo(base);
    Tables.write(folder, "1.png", Pictures.png(77, 1));
    assertThat(fingerprint("prompt,image_ref\nx,1.png\n")).isNotEqualTo(base);
    assertThat(fingerprint("prompt,image_ref\nx \",1.png\n")).isNotEqualTo(base);
    assertThat(fingerprint("prompt,source\nx,copy.png\n")).isNotEqualTo(base);
    assertThat(fingerprint("prompt,model\nx,uni-1\n"))
        .isNotEqualTo(fingerprint("prompt,model\nx,\n"));
  }

  private String fingerprint(String table) {
    return items(table).get(0).fingerprint().hex();
  }

  @Test
  void pictures_are_named_by_the_template_or_the_key() {
    String table = "id,cat,name\nCON,shoes/red,A?\n2,..,\n";

    assertThat(items("request: {prompt: x}", table))
        .extracting(ItemDraft::outputName)
        .containsExactly("_CON", "2");
    assertThat(items("request: {prompt: x}\noutput: {file: '{{cat}}/{{name}}'}", table))
        .extracting(ItemDraft::outputName)
        .containsExactly("shoes-red/A-", "_");
    assertThat(items("request: {prompt: x}\noutput: {file: '{{name}}'}", table))
        .extracting(ItemDraft::outputName)
        .containsExactly("A-", "2");
  }
}
