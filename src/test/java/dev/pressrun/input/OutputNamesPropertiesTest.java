package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OutputNamesPropertiesTest {
  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "..",
            "/",
            "\\",
            ":",
            "*",
            "?",
            "\"",
            "<",
            ">",
            "|",
            "\0",
            "\n",
            "\u202E",
            "\u200B",
            "~",
            " ",
            ".",
            "-",
            "CON",
            "nul",
            "com1",
            "LPT9",
            "CONIN$",
            "¹",
            "aux.txt",
            "ü",
            "u\u0308",
            "\uD83D\uDE00",
            "\uD83D",
            "x".repeat(119),
            "é".repeat(60),
            "name",
            "\u00A0",
            "\u3000");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(6).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(300));
  }

  @Property(tries = 3000)
  void a_name_is_safe_whatever_the_text(@ForAll("hostile") String text) {
    String name = OutputNames.safe(text);

    assertThat(name).isNotEmpty().doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cntrl}\\p{Cf}]");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(120);
    assertThat(name).doesNotStartWith(".").doesNotStartWith("-").isEqualTo(name.strip());
    assertThat(name).doesNotEndWith(".");
    assertThat(name.toLowerCase(Locale.ROOT))
        .doesNotMatch("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\s*\\..*)?");
    assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
  }

  @Property(tries = 3000)
  void a_safe_name_stays_as_it_is(@ForAll("hostile") String text) {
    String name = OutputNames.safe(text);
    String path = OutputNames.safePath(text);

    assertThat(OutputNames.safe(name)).isEqualTo(name);
    assertThat(OutputNames.safePath(path)).isEqualTo(path);
    assertThat(OutputNames.foldedName(OutputNames.foldedName(name)))
        .isEqualTo(OutputNames.foldedName(name));
  }

  @Property(tries = 3000)
  void a_path_never_leaves_its_folder(@ForAll("hostile") String text) {
    Path folder = Path.of("/images");
    Path file = folder.resolve(OutputNames.safePath(text));

    assertThat(file.normalize()).isEqualTo(file);
    assertThat(file.startsWith(folder)).isTrue();
    assertThat(file).isNotEqualTo(folder);
  }

  @Example
  void names_stay_readable() {
    assertThat(OutputNames.safe("Tasse 4711, rot (groß)")).isEqualTo("Tasse 4711, rot (groß)");
    assertThat(OutputNames.safe("a/b:c?")).isEqualTo("a-b-c-");
    assertThat(OutputNames.safe("...")).isEqualTo("_");
    assertThat(OutputNames.safe("con")).isEqualTo("_con");
    assertThat(OutputNames.safe("NUL.tar.gz")).isEqualTo("_NUL.tar.gz");
    assertThat(OutputNames.safe("company")).isEqualTo("company");
    assertThat(OutputNames.safePath("shoes//./red/../x")).isEqualTo("shoes/red/_/x");
    assertThat(OutputNames.safePath("/")).isEqualTo("_");
  }

  @Example
  void long_names_that_differ_at_their_ends_stay_different() {
    String one = OutputNames.safe("x".repeat(4096) + "1");
    String two = OutputNames.safe("x".repeat(4096) + "2");

    assertThat(one).hasSize(120).isNotEqualTo(two);
  }

  @Example
  void names_collide_where_a_file_system_ignores_case() {
    assertThat(OutputNames.foldedName("ÄPFEL")).isEqualTo(OutputNames.foldedName("a\u0308pfel"));
    assertThat(OutputNames.foldedName("a")).isNotEqualTo(OutputNames.foldedName("b"));
  }
}
