package dev.pressrun.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Main;
import dev.pressrun.ledger.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program sends its letter to a server whose certificate is made for the test. */
@Timeout(120)
class MailOverTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private Path keys;
  private SSLContext tls;

  @BeforeEach
  void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
    keys = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "mail",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            keys.toString());
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, PASSWORD.toCharArray());
    tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
  }

  /** What the program said; it trusts the certificate, or only those of the public authorities. */
  private String run(MailServer mail, String security, boolean trusts) throws Exception {
    Files.writeString(folder.resolve("rows.csv"), "id,prompt\na,a red vase\n");
    Path job = folder.resolve("job.yml");
    Files.writeString(
        job,
        """
        name: autumn
        api: simulator
        input: {file: rows.csv}
        request: {prompt: "{{prompt}}"}
        output: {folder: out}
        simulator: {median-duration: 100ms, long-side: 32}
        notify:
          email: {to: art@example.com, server: localhost, port: %d, security: %s, user: press, password: "${MAIL_PASSWORD}"}
        """
            .formatted(mail.port(), security));
    Path said = folder.resolve("said");
    ProcessBuilder run = ChildJvm.of(Main.class, "run", job.toString(), "--quiet");
    run.redirectErrorStream(true).redirectOutput(said.toFile());
    run.environment().put("MAIL_PASSWORD", "s3cret");
    if (trusts) {
      run.command()
          .addAll(
              1,
              List.of(
                  "-Djavax.net.ssl.trustStore=" + keys,
                  "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
    }
    assertThat(run.start().waitFor()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  private static void assertDelivered(MailServer mail) {
    assertThat(mail.text()).contains("RCPT TO:<art@example.com>", "autumn", "1 done, 1 new");
    assertThat(mail.heard).anyMatch(line -> line.startsWith("AUTH PLAIN"));
  }

  @Test
  void a_letter_goes_over_tls_from_the_first_byte() throws Exception {
    try (MailServer mail = MailServer.tls(tls)) {
      run(mail, "tls", true);
      assertDelivered(mail);
    }
  }

  @Test
  void a_letter_goes_over_starttls_and_logs_in_after_it() throws Exception {
    try (MailServer mail = MailServer.startTls(tls)) {
      run(mail, "starttls", true);
      assertDelivered(mail);
      assertThat(mail.heard.indexOf("STARTTLS")).isPositive();
      assertThat(String.join(" ", mail.heard.subList(0, mail.heard.indexOf("STARTTLS"))))
          .doesNotContain("AUTH");
    }
  }

  @Test
  void a_server_that_cannot_be_trusted_gets_no_letter_and_fails_no_run() throws Exception {
    try (MailServer mail = MailServer.tls(tls)) {
      String said = run(mail, "tls", false);
      assertThat(said).contains("1 done, 1 new", "email").doesNotContain("s3cret");
      assertThat(mail.text()).doesNotContain("AUTH").doesNotContain("RCPT");
    }
  }
}
