package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("it listens to the process's own output")
@Timeout(120)
class SidecarRunTest {
  private static final String TABLE =
      "id,prompt,ratio,photo\na,a red vase,1:1,https://shop.example/a.png?X-Amz-Signature=secret\nb,a bowl,,\n";
  private static final String REQUEST =
      "request: {prompt: \"{{prompt}}\", aspect_ratio: \"{{ratio}}\", image_ref: \"{{photo}}\"}";

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder);
  }

  private Path sidecar(String key) {
    return terminal.out.resolve("images/shop/" + key + ".json");
  }

  private void job(String sidecar) throws IOException {
    terminal.job(TABLE, REQUEST, "output: {file: \"shop/{{id}}\", sidecar: " + sidecar + "}");
  }

  @Test
  void a_file_beside_each_picture_says_how_it_was_made() throws IOException {
    job("true");
    assertThat(terminal.run().code()).isZero();

    String text = Files.readString(sidecar("a"));
    assertThat(text).doesNotContain("secret", "X-Amz");
    JsonNode json = JsonMapper.shared().readTree(text);
    assertThat(json.path("key").asString()).isEqualTo("a");
    assertThat(json.path("prompt").asString()).isEqualTo("a red vase");
    assertThat(json.path("model").asString()).isEqualTo("uni-1");
    assertThat(json.path("parameters").path("aspect_ratio").asString()).isEqualTo("1:1");
    assertThat(json.path("references").path(0).path("url").asString())
        .isEqualTo("https://shop.example/a.png");
    assertThat(json.path("generation_id").asString()).hasSize(36);
    assertThat(json.path("sha256").asString()).hasSize(64);
    assertThat(json.path("file").asString()).isEqualTo("images/shop/a.png");
    assertThat(json.path("cost_usd").asString()).isEqualTo("0.0434");
    assertThat(json.path("submitted_at").asString()).endsWith("Z");
    assertThat(json.path("completed_at").asString()).endsWith("Z");
    assertThat(sidecar("b")).exists();
  }

  @Test
  void it_is_made_of_the_ledger_alone_and_left_alone_where_it_says_so_already() throws IOException {
    job("true");
    terminal.run();
    String text = Files.readString(sidecar("a"));
    Files.delete(sidecar("a"));
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(sidecar("b"), longAgo);

    assertThat(terminal.type("report", terminal.out.toString()).code()).isZero();
    assertThat(sidecar("a")).hasContent(text.strip());
    assertThat(Files.getLastModifiedTime(sidecar("b"))).isEqualTo(longAgo);
  }

  @Test
  void it_goes_aside_with_its_picture_and_comes_back() throws IOException {
    job("true");
    terminal.run();
    String all = Files.readString(folder.resolve("rows.csv"));
    Files.writeString(
        folder.resolve("rows.csv"), all.lines().findFirst().orElseThrow() + "\nb,a bowl,,\n");
    assertThat(terminal.run("--prune").out()).contains("1 gone from the input: moved to pruned/");
    assertThat(sidecar("a")).doesNotExist();
    Files.writeString(folder.resolve("rows.csv"), all);

    assertThat(terminal.run().out()).contains("2 done, 0 new, $0.00");
    assertThat(sidecar("a")).exists();
  }

  @Test
  void without_the_wish_there_is_none() throws IOException {
    job("false");
    terminal.run();

    assertThat(sidecar("a")).doesNotExist();
  }

  @Test
  void a_trial_moves_nothing_aside() throws IOException {
    job("false");
    Files.writeString(
        folder.resolve("job.yml"),
        Files.readString(folder.resolve("job.yml"))
            .replace("{file: rows.csv}", "{file: rows.csv, limit: 1}"));

    assertThat(terminal.run("--prune").err()).contains("--prune needs all rows");
  }
}
