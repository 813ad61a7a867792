package dev.pressrun.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small Excel workbooks for tests. */
final class Workbooks {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String REL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private Workbooks() {}

  /**
   * A workbook with an empty first sheet "Notes" and a second, "Products".
   *
   * @param formats number formats, which cells name by their place from 1 ({@code s="1"})
   * @param rows the second sheet's {@code <row>} elements
   */
  static byte[] of(String formats, String rows) {
    StringBuilder numFmts = new StringBuilder();
    StringBuilder xfs = new StringBuilder("<xf numFmtId=\"0\"/>");
    int id = 200;
    for (String format : formats.split("~")) {
      numFmts.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, format));
      xfs.append("<xf numFmtId=\"%d\"/>".formatted(id++));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + PACKAGE
              + "content-types\">"
              + part("workbook", "sheet.main")
              + part("styles", "styles")
              + "</Types>");
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\""
              + REL
              + "\"><sheets>"
              + "<sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/>"
              + "<sheet name=\"Products\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\""
              + PACKAGE
              + "relationships\">"
              + relation(1)
              + relation(2)
              + "</Relationships>");
      put(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\""
              + MAIN
              + "\"><numFmts>"
              + numFmts
              + "</numFmts><cellXfs>"
              + xfs
              + "</cellXfs></styleSheet>");
      put(zip, "xl/worksheets/sheet1.xml", sheet(""));
      put(zip, "xl/worksheets/sheet2.xml", sheet(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String part(String name, String type) {
    String family = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s+xml\"/>"
        .formatted(name, family, type);
  }

  private static String relation(int number) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
        .formatted(number, REL, number);
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
