package dev.pressrun.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a message did not arrive, by the kind of the failure alone: the words of servers and
 * libraries may hold an address or a password.
 */
final class Trouble {
  static final String TOO_SLOW = "there was no answer in time";
  private static final int DEEPEST = 10;

  private Trouble() {}

  static String words(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String words = known(cause);
      if (words != null) {
        return words;
      }
      cause = cause.getCause();
    }
    return failure == null ? "unknown" : failure.getClass().getSimpleName();
  }

  private static @Nullable String known(Throwable failure) {
    if (failure instanceof RefusedException) {
      return failure.getMessage();
    }
    if (failure instanceof AuthenticationFailedException) {
      return "the server does not take the user and password";
    }
    if (failure instanceof SendFailedException) {
      return "the server does not take the sender or a recipient";
    }
    if (failure instanceof UnknownHostException) {
      return "there is no server of that name";
    }
    if (failure instanceof ConnectException) {
      return "the server cannot be reached";
    }
    if (failure instanceof InterruptedIOException) {
      return TOO_SLOW;
    }
    return failure instanceof SSLException ? "no private connection could be made" : null;
  }
}
