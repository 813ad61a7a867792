package dev.pressrun.notify;

import dev.pressrun.input.NotifySpec;
import dev.pressrun.input.Secret;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/** Sends a letter by SMTP, as plain text. */
final class MailMessenger implements Messenger {
  private final NotifySpec.Email email;
  private final Duration patience;

  MailMessenger(NotifySpec.Email email, Duration patience) {
    this.email = email;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void carry(RunEnd end) throws MessagingException {
    Session session = Session.getInstance(properties());
    MimeMessage letter = new MimeMessage(session);
    letter.setFrom(new InternetAddress(email.from(), true));
    for (String to : email.to()) {
      letter.addRecipients(Message.RecipientType.TO, InternetAddress.parse(to, true));
    }
    letter.setSubject(Words.subject(end), StandardCharsets.UTF_8.name());
    letter.setText(Words.letter(end), StandardCharsets.UTF_8.name());
    letter.setSentDate(Date.from(end.endedAt()));
    letter.saveChanges();
    Secret password = email.password();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          email.server(), email.port(), email.user(), password == null ? null : password.value());
      transport.sendMessage(letter, letter.getAllRecipients());
    }
  }

  private Properties properties() {
    String millis = Long.toString(patience.toMillis());
    boolean startTls = email.security() == NotifySpec.Security.STARTTLS;
    boolean tls = email.security() == NotifySpec.Security.TLS;
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", Boolean.toString(email.user() != null));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }
}
