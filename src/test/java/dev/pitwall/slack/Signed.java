package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Slack does, by other code than what is tested. */
final class Signed {
  private Signed() {}

  static String signature(String secret, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      var base = new ByteArrayOutputStream();
      base.writeBytes(("v0:" + timestamp + ":").getBytes(UTF_8));
      base.writeBytes(body);
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(base.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
