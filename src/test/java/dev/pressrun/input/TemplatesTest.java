package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final List<String> HEADERS =
      List.of("name", "color", "Body (HTML)", "a.b", "a", "length", "empty", "#Nr", "0");
  private static final List<String> CELLS =
      List.of("Cup & \"Saucer\" {{color}}", "red", "<b>x</b>", "dot", "A", "7 m", " ", "12", "nil");

  private final List<Problem> problems = new ArrayList<>();

  private static Setting setting(String text) {
    return new Setting("request.prompt", text, "j.yml", 3, 11);
  }

  private String render(String template) {
    RowTemplate compiled = new Templates(HEADERS).compile(setting(template), problems);
    assertThat(problems).isEmpty();
    return compiled == null ? "" : compiled.render(CELLS);
  }

  private List<String> problemsOf(String template) {
    new Templates(HEADERS).compile(setting(template), problems);
    return problems.stream().map(Problem::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Body (HTML)",
        "g:price",
        "Google Shopping / Age Group",
        "a.b.c",
        "1st",
        "length",
        "Preis (€)",
        "get",
        "class",
        "hashCode",
        "Größe",
        "x|y",
        "100%",
        "entrySet",
        "a=b"
      })
  void any_header_can_be_a_column(String header) {
    Templates templates = new Templates(List.of("other", header));

    RowTemplate alone = templates.compile(setting("{{" + header + "}}"), problems);
    RowTemplate within = templates.compile(setting("-{{ " + header + " }}-"), problems);
    RowTemplate section =
        templates.compile(
            setting(
                "{{#other}}{{" + header + "}}{{/other}}{{^" + header + "}}!{{/" + header + "}}"),
            problems);

    assertThat(problems).isEmpty();
    assertThat(List.of(alone, within, section))
        .extracting(template -> template.render(List.of("o", "cell")))
        .containsExactly("cell", "-cell-", "cell");
  }

  @Test
  void a_header_that_begins_with_a_sign_is_written_with_three_braces() {
    assertThat(render("No. {{{#Nr}}}")).isEqualTo("No. 12");
    assertThat(problemsOf("No. {{#Nr}}")).anyMatch(p -> p.contains("missing close tag 'Nr'"));
  }

  @Test
  void cells_are_text_and_nothing_else() {
    assertThat(render("{{name}}, {{name}}")).isEqualTo(CELLS.get(0) + ", " + CELLS.get(0));
    assertThat(render("{{a.b}} {{a}} {{length}} {{0}}")).isEqualTo("dot A 7 m nil");
    assertThat(render("{{#a}}{{length}}{{/a}}")).isEqualTo("7 m");
  }

  @Test
  void text_around_is_kept_exactly() {
    assertThat(render("  {{color}}\n{\"x\": {\"y\": 1}} \n"))
        .isEqualTo("  red\n{\"x\": {\"y\": 1}} \n");
    assertThat(render("no column at all")).isEqualTo("no column at all");
    assertThat(render("")).isEmpty();
  }

  @Test
  void blank_cells_are_false() {
    assertThat(render("x{{#empty}}, {{empty}}{{/empty}}{{^empty}}, none{{/empty}}"))
        .isEqualTo("x, none");
    assertThat(render("x{{#color}} in {{color}}{{/color}}{{^color}}!{{/color}}"))
        .isEqualTo("x in red");
  }

  @Test
  void functions_change_what_stands_in_them() {
    assertThat(
            render("{{#strip-html}}{{Body (HTML)}}<p>a&nbsp;&eacute;<br>b</p>\n c{{/strip-html}}"))
        .isEqualTo("x a é b c");
    assertThat(render("{{#cut-9}}{{color}} and blue{{/cut-9}}")).isEqualTo("red and");
    assertThat(render("{{#cut-8}}{{#strip-html}}<i>{{color}}</i> roses{{/strip-html}}{{/cut-8}}"))
        .isEqualTo("red");
  }

  @ParameterizedTest
  @CsvSource({
    "one two,7,one two",
    "one two,6,one",
    "one two,3,one",
    "one two,2,on",
    "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00,2,\uD83D\uDE00\uD83D\uDE00",
  })
  void a_text_is_cut_at_a_word(String text, int most, String cut) {
    assertThat(TemplateFunctions.cut(text, most)).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "'a.jpg|b.jpg| c.jpg',a.jpg|b.jpg",
    "'https://s.example/a.jpg, https://s.example/b.jpg,https://s.example/c.jpg',https://s.example/a.jpg|https://s.example/b.jpg",
    "'https://s.example/w_1,h_2/a.jpg','https://s.example/w_1,h_2/a.jpg'",
    "'cup, large.jpg','cup, large.jpg'",
    "'',''",
  })
  void the_first_of_several_pictures_are_kept(String cell, String kept) {
    Templates templates = new Templates(List.of("Images"));

    assertThat(templates.compile(setting("{{#first-2}}{{Images}}{{/first-2}}"), problems))
        .extracting(template -> template.render(List.of(cell)))
        .isEqualTo(kept);
  }

  @Test
  void an_unknown_column_is_named_with_the_nearest_and_all_headers() {
    assertThat(problemsOf("Photo of {{nmae}}"))
        .containsExactly(
            "j.yml:3: request.prompt (at column 11): there is no column \"nmae\"; the nearest is"
                + " \"name\"; the headers are "
                + Headers.list(HEADERS));
  }

  @ParameterizedTest
  @CsvSource({
    "{{name,opens a column's name",
    "{{name}} {{col{{color}},opens a column's name",
    "{{}},without a column's name",
    "{{ }},without a column's name",
    "{{#name}}x,missing close tag 'name'",
    "{{/name}},no open tag 'name'",
    "{{#name}}{{/color}},mismatched",
    "{{#nme}}x{{/nme}},there is no column",
    "{{^strip-html}}x{{/strip-html}},there is no column",
    "{{>other}},asks for another template",
    "{{<other}}{{/other}},asks for another template",
    "{{$other}}{{/other}},asks for another template",
    "{{.}},has another meaning",
    "{{this}},has another meaning",
    "{{-index}},has another meaning",
    "{{{name}},Invalid triple-mustache",
  })
  void a_wrong_template_is_a_problem_before_any_row(String template, String message) {
    assertThat(problemsOf(template)).anyMatch(problem -> problem.contains(message));
  }

  @Test
  void cells_make_no_folders_in_a_path() {
    Templates templates = new Templates(List.of("a", "b"));

    assertThat(templates.compilePath(setting("{{a}}/{{b}}"), problems))
        .extracting(path -> path.render(List.of("x/../y\\z", "b")))
        .isEqualTo("x-..-y-z/b");
    assertThat(templates.compilePath(setting("{{a}}"), problems))
        .extracting(path -> path.render(List.of("/etc/passwd", "")))
        .isEqualTo("-etc-passwd");
  }
}
